"""When the moon is new and where the sun stands, exact to about a minute between 1900 and 2200.

New moons: Jean Meeus, "Astronomical Algorithms", 2nd edition (Willmann-Bell 1998), chapter 49. The sun's longitude:
Pierre Bretagnon and Jean-Louis Simon, "Planetary Programs and Tables from -4000 to +2800" (Willmann-Bell 1986), with
aberration and nutation added. Difference of dynamical time and universal time: Fred Espenak and Jean Meeus, "Five
Millennium Canon of Solar Eclipses" (NASA/TP-2006-214141). Moments are Julian days in universal time.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import cos, radians, sin

J2000 = 2451545.0  # noon of 1 January 2000
CENTURY = 36525.0  # days
SYNODIC_MONTH = 29.530588861  # days, mean
NEW_MOONS_A_YEAR = 12.3685

# Meeus, table 49.A, new moon: days; power of E; multiples of the anomalies of sun and moon and the moon's latitude.
_NEW_MOON = (
    (-0.40720, 0, 0, 1, 0),
    (0.17241, 1, 1, 0, 0),
    (0.01608, 0, 0, 2, 0),
    (0.01039, 0, 0, 0, 2),
    (0.00739, 1, -1, 1, 0),
    (-0.00514, 1, 1, 1, 0),
    (0.00208, 2, 2, 0, 0),
    (-0.00111, 0, 0, 1, -2),
    (-0.00057, 0, 0, 1, 2),
    (0.00056, 1, 1, 2, 0),
    (-0.00042, 0, 0, 3, 0),
    (0.00042, 1, 1, 0, 2),
    (0.00038, 1, 1, 0, -2),
    (-0.00024, 1, -1, 2, 0),
    (-0.00007, 0, 2, 1, 0),
    (0.00004, 0, 0, 2, -2),
    (0.00004, 0, 3, 0, 0),
    (0.00003, 0, 1, 1, -2),
    (0.00003, 0, 0, 2, 2),
    (-0.00003, 0, 1, 1, 2),
    (0.00003, 0, -1, 1, 2),
    (-0.00002, 0, -1, 1, -2),
    (-0.00002, 0, 1, 3, 0),
    (0.00002, 0, 0, 4, 0),
)
# Meeus, chapter 49, the planets' pull: days; degrees; degrees per lunation.
_PLANETS = (
    (0.000325, 299.77, 0.107408),
    (0.000165, 251.88, 0.016321),
    (0.000164, 251.83, 26.651886),
    (0.000126, 349.42, 36.412478),
    (0.000110, 84.66, 18.206239),
    (0.000062, 141.74, 53.303771),
    (0.000060, 207.14, 2.453732),
    (0.000056, 154.84, 7.306860),
    (0.000047, 34.52, 27.261239),
    (0.000042, 207.19, 0.121824),
    (0.000040, 291.34, 1.844379),
    (0.000037, 161.72, 24.198154),
    (0.000035, 239.56, 25.513099),
    (0.000023, 331.55, 3.592518),
)
# Bretagnon and Simon: ten-millionths of a radian; degrees; degrees per century.
_SUN = (
    (403406, 270.54861, 0.9287892),
    (195207, 340.19128, 35999.1376958),
    (119433, 63.91854, 35999.4089666),
    (112392, 331.26220, 35998.7287385),
    (3891, 317.843, 71998.20261),
    (2819, 86.631, 71998.4403),
    (1721, 240.052, 36000.35726),
    (660, 310.26, 71997.4812),
    (350, 247.23, 32964.4678),
    (334, 260.87, -19.4410),
    (314, 297.82, 445267.1117),
    (268, 343.14, 45036.8840),
    (242, 166.79, 3.1008),
    (234, 81.53, 22518.4434),
    (158, 3.50, -19.9739),
    (132, 132.75, 65928.9345),
    (129, 182.95, 9038.0293),
    (114, 162.03, 3034.7684),
    (99, 29.8, 33718.148),
    (93, 266.4, 3034.448),
    (86, 249.2, -2280.773),
    (78, 157.6, 29929.992),
    (72, 257.8, 31556.493),
    (68, 185.1, 149.588),
    (64, 69.9, 9037.750),
    (46, 8.0, 107997.405),
    (38, 197.1, -4444.176),
    (37, 250.4, 151.771),
    (32, 65.3, 67555.316),
    (29, 162.7, 31556.080),
    (28, 341.5, -4561.540),
    (27, 291.6, 107996.706),
    (27, 98.5, 1221.655),
    (25, 146.7, 62894.167),
    (24, 110.0, 31437.369),
    (21, 5.2, 14578.298),
    (21, 342.6, -31931.757),
    (20, 230.9, 34777.243),
    (18, 256.1, 1221.999),
    (17, 45.3, 62894.511),
    (14, 242.9, -4442.039),
    (13, 115.2, 107997.909),
    (13, 151.8, 119.066),
    (13, 285.3, 16859.071),
    (12, 53.3, -4.578),
    (10, 126.6, 26895.292),
    (10, 205.7, -39.127),
    (10, 85.9, 12297.536),
    (10, 146.1, 90073.778),
)
_RADIANS_E7 = 0.000005729577951308232  # degrees in a ten-millionth of a radian
# Espenak and Meeus: until this year; counted from this one, in years; seconds.
_DELTA_T = (
    (1920, 1900, (-2.79, 1.494119, -0.0598939, 0.0061966, -0.000197)),
    (1941, 1920, (21.20, 0.84493, -0.076100, 0.0020936)),
    (1961, 1950, (29.07, 0.407, -1 / 233, 1 / 2547)),
    (1986, 1975, (45.45, 1.067, -1 / 260, -1 / 718)),
    (2005, 2000, (63.86, 0.3345, -0.060374, 0.0017275, 0.000651814, 0.00002373599)),
    (2050, 2000, (62.92, 0.32217, 0.005589)),
)


@lru_cache(maxsize=4096)
def new_moon(number: int) -> float:
    """Of this lunation, counted from the new moon of 6 January 2000."""
    t = number / (NEW_MOONS_A_YEAR * 100)
    mean = 2451550.09766 + SYNODIC_MONTH * number + _polynomial((0, 0, 0.00015437, -0.00000015, 0.00000000073), t)
    eccentricity = 1 - 0.002516 * t - 0.0000074 * t * t
    sun = 2.5534 + 29.10535670 * number - 0.0000014 * t * t - 0.00000011 * t**3
    moon = 201.5643 + 385.81693528 * number + 0.0107582 * t * t + 0.00001238 * t**3
    latitude = 160.7108 + 390.67050284 * number - 0.0016118 * t * t - 0.00000227 * t**3
    node = 124.7746 - 1.56375588 * number + 0.0020672 * t * t + 0.00000215 * t**3
    periodic = sum(
        days * eccentricity**power * _sine(s * sun + m * moon + f * latitude) for days, power, s, m, f in _NEW_MOON
    )
    bent = _PLANETS[0][0] * (_sine(299.77 + 0.107408 * number - 0.009173 * t * t) - _sine(299.77 + 0.107408 * number))
    pull = bent + sum(days * _sine(start + speed * number) for days, start, speed in _PLANETS)
    return _universal(mean + periodic - 0.00017 * _sine(node) + pull)


def sun_longitude(moment: float) -> float:
    """The sun's apparent longitude, 0 to 360 degrees, counted from the true equinox of the day."""
    t = (moment + delta_t(moment) - J2000) / CENTURY
    series = sum(part * _sine(start + speed * t) for part, start, speed in _SUN)
    aberration = 0.0000974 * cos(radians(177.63 + 35999.01848 * t)) - 0.005575
    nutation = -0.004778 * _sine(124.90 - 1934.134 * t) - 0.0003667 * _sine(201.11 + 72001.5377 * t)
    return (282.7771834 + 36000.76953744 * t + _RADIANS_E7 * series + aberration + nutation) % 360


def delta_t(moment: float) -> float:
    """Days that dynamical time is ahead of universal time; from 2050 on an estimate."""
    year = 2000 + (moment - J2000) / 365.25
    for until, start, terms in _DELTA_T:
        if year < until:
            return _polynomial(terms, year - start) / 86400
    parabola = -20 + 32 * ((year - 1820) / 100) ** 2
    return (parabola - 0.5628 * max(2150 - year, 0)) / 86400


def _universal(dynamical: float) -> float:
    return dynamical - delta_t(dynamical)


def _polynomial(terms: Sequence[float], x: float) -> float:
    return sum(term * x**power for power, term in enumerate(terms))


def _sine(degrees: float) -> float:
    return sin(radians(degrees))
