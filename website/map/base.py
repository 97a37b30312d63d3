"""The base of the map: a few simple lines in degrees (WGS 84), drawn by hand for this project and not to scale.

The province as it is since 1 July 2025. Another province draws its own lines here. No neighbours, no borders of the
country: what lies outside stays empty.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Line = tuple[tuple[float, float], ...]  # (latitude, longitude)


@dataclass(frozen=True)
class Shape:
    """One line of the base; `kind` is the class of its style."""

    kind: str  # sea, land, river, road, motorway, planned
    line: Line


@dataclass(frozen=True)
class Label:
    """Words that stand on the base. Signs of roads are the same in every language."""

    kind: str  # river, road, sea
    words: str | Promise
    latitude: float
    longitude: float


_RED_RIVER: Line = (
    (21.005, 105.878), (20.955, 105.892), (20.905, 105.903), (20.860, 105.908), (20.815, 105.925), (20.770, 105.955),
    (20.735, 105.985), (20.695, 105.998), (20.660, 106.022), (20.632, 106.046), (20.610, 106.080), (20.600, 106.112),
    (20.575, 106.118), (20.545, 106.108), (20.512, 106.128), (20.478, 106.160), (20.443, 106.205), (20.400, 106.215),
    (20.372, 106.252), (20.352, 106.300), (20.322, 106.338), (20.300, 106.392), (20.276, 106.440), (20.262, 106.500),
    (20.247, 106.585),
)  # fmt: skip
_LUOC: Line = (
    (20.600, 106.112), (20.628, 106.136), (20.648, 106.170), (20.682, 106.205), (20.703, 106.255), (20.708, 106.320),
    (20.724, 106.372), (20.728, 106.430), (20.726, 106.480),
)  # fmt: skip
_HOA: Line = (
    (20.728, 106.430), (20.690, 106.452), (20.655, 106.490), (20.640, 106.545), (20.618, 106.590), (20.612, 106.632),
)  # fmt: skip
_TRA_LY: Line = (
    (20.512, 106.128), (20.520, 106.185), (20.500, 106.235), (20.478, 106.290), (20.455, 106.338), (20.468, 106.400),
    (20.492, 106.455), (20.488, 106.520), (20.468, 106.600),
)  # fmt: skip
_COAST: Line = (
    (20.612, 106.632), (20.585, 106.622), (20.555, 106.600), (20.525, 106.610), (20.495, 106.612), (20.468, 106.600),
    (20.430, 106.600), (20.390, 106.604), (20.345, 106.590), (20.300, 106.600), (20.247, 106.585),
)  # fmt: skip
_NORTH: Line = (
    (20.728, 106.430), (20.724, 106.372), (20.708, 106.320), (20.703, 106.255), (20.735, 106.222), (20.780, 106.185),
    (20.830, 106.178), (20.880, 106.165), (20.925, 106.150), (20.955, 106.118), (20.998, 106.098), (21.012, 106.050),
    (20.998, 106.008), (20.980, 105.972), (20.975, 105.935), (21.005, 105.878),
)  # fmt: skip
_LAND: Line = (*_RED_RIVER, *reversed(_COAST), *reversed(_HOA), *_NORTH[1:])

_SEA: Line = (*_COAST, (20.205, 106.560), (20.205, 106.715), (20.640, 106.715))

SHAPES = (
    Shape("sea", _SEA),
    Shape("land", _LAND),
    Shape("river", _RED_RIVER),
    Shape("river", _LUOC),
    Shape("river", _HOA),
    Shape("river", _TRA_LY),
    # National Highway 5: Như Quỳnh, Phố Nối, Mỹ Hào
    Shape("road", (
        (20.998, 105.975), (20.985, 105.995), (20.958, 106.028), (20.938, 106.058), (20.932, 106.100),
        (20.936, 106.140),
    )),
    # National Highway 39: Phố Nối, Yên Mỹ, Hưng Yên, Hưng Hà, Đông Hưng, Diêm Điền
    Shape("road", (
        (20.938, 106.058), (20.886, 106.040), (20.832, 106.028), (20.770, 106.040), (20.720, 106.052),
        (20.668, 106.062), (20.652, 106.110), (20.640, 106.158), (20.592, 106.222), (20.572, 106.290),
        (20.560, 106.352), (20.560, 106.430), (20.560, 106.560),
    )),
    # National Highway 10: Tân Đệ, Thái Bình, Đông Hưng, Nghìn
    Shape("road", (
        (20.443, 106.205), (20.448, 106.270), (20.450, 106.335), (20.500, 106.352), (20.560, 106.352),
        (20.620, 106.372), (20.690, 106.430), (20.712, 106.448),
    )),
    # Hanoi–Hai Phong expressway
    Shape("motorway", (
        (20.985, 105.925), (20.948, 105.965), (20.905, 106.012), (20.872, 106.060), (20.852, 106.110),
        (20.846, 106.172),
    )),
    # Hung Yen–Thai Binh expressway, not open
    Shape("planned", (
        (20.872, 105.985), (20.800, 106.050), (20.730, 106.115), (20.664, 106.190), (20.610, 106.262),
        (20.540, 106.312), (20.480, 106.372), (20.440, 106.410),
    )),
)  # fmt: skip
LABELS = (
    Label("river", _("Red River"), 20.318, 106.215),
    Label("river", _("Luoc River"), 20.742, 106.330),
    Label("river", _("Tra Ly River"), 20.530, 106.225),
    Label("sea", _("Sea"), 20.420, 106.650),
    Label("road", "QL5", 20.958, 106.088),
    Label("road", "QL39", 20.700, 106.020),
    Label("road", "QL39", 20.578, 106.480),
    Label("road", "QL10", 20.632, 106.412),
    Label("road", "QL10", 20.428, 106.262),
    Label("road", "CT.04", 20.836, 106.130),
)
