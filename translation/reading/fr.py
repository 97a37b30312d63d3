"""Figures in French."""

from __future__ import annotations

from decimal import Decimal

from translation.reading.lexicon import BILLION, MILLION, THOUSAND, TRILLION, Lexicon, months, words

WORDS = words("""
    0 zéro
    0.5 demi demie moitié
    1 un une premier première premiers premières
    2 deux second seconde deuxième double doublé doublée doubler doublement paire couple
    3 trois troisième tiers triple triplé triplée tripler
    4 quatre quatrième quart quarts quadruple quadruplé
    5 cinq cinquième cinquièmes quintuple
    6 six sixième
    7 sept septième
    8 huit huitième
    9 neuf neuvième
    10 dix dixième dizaine dizaines décennie décuplé
    11 onze onzième
    12 douze douzième douzaine douzaines
    13 treize treizième
    14 quatorze quatorzième
    15 quinze quinzième quinzaine
    16 seize seizième
    17 dix-sept
    18 dix-huit
    19 dix-neuf
    20 vingt vingts vingtième vingtaine
    30 trente trentenaire trentième trentaine
    40 quarante quarantaine quadragénaire
    50 cinquante cinquantenaire cinquantaine quinquagénaire
    60 soixante soixantaine sexagénaire
    70 septante septuagénaire
    80 quatre-vingt quatre-vingts octogénaire
    100 cent cents centième centaine centaines centenaire
    1000 mille millier milliers millénaire
    1000000 million millions
    1000000000 milliard milliards
""")
SURE = (
    "deux trois quatre cinq six sept huit dix onze douze quinze vingt trente quarante cinquante soixante "
    "troisième quatrième cinquième sixième septième huitième neuvième dixième"
)
HOURS = "une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze"
FR = Lexicon(
    thousands="\u202f\u00a0 ",
    decimal=",",
    scales={
        "milliards": BILLION, "milliard": BILLION, "millions": MILLION, "million": MILLION, "mille": THOUSAND,
        "mille milliards": TRILLION, "md": BILLION, "mds": BILLION, "billions": TRILLION, "billion": TRILLION,
        "milliers": THOUSAND, "cents": Decimal(100), "centaines": Decimal(100),
    },
    words=WORDS,
    joiners=("et",),
    sure=frozenset(SURE.split()),
    half=("et demi", "et demie"),
    months=months("fr"),
    names_months=True,
    dates=(
        r"(?P<d>\d{1,2})(?:er)?\s*(?:[-–]|au|et|à)\s*(?P<d2>\d{1,2})(?:er)?\s+(?P<m>MONTH)(?:\s+(?P<y>\d{4}))?",
        r"(?P<d>\d{1,2})(?:er)?\s+(?P<m>MONTH)(?:\s+(?P<y>\d{4}))?",
        r"(?P<m>MONTH)\s+(?P<y>\d{4})",
        r"(?P<d>\d{1,2})[/.](?P<m>\d{1,2})[/.](?P<y>\d{4})(?![\d/])",
        r"(?P<m>\d{1,2})/(?P<y>\d{4})(?![\d/])",
    ),
    times=(
        rf"(?:(?P<w>{HOURS})|(?P<h>\d{{1,2}}))\s+heures?\s+et\s+(?:(?P<half>demie)|(?P<quarter>quart))",
        r"(?P<h>\d{1,2})\s*(?:h|heures?)\s*(?P<min>\d{2})(?!\w)",
        r"(?P<h>\d{1,2})\s*heures?\s+et\s+(?P<half>demie)",
        r"(?P<h>\d{1,2})\s?h(?!\w)",
        r"(?P<h>\d{1,2})\s+heures?(?!\w)",
        r"(?P<h>\d{1,2}):(?P<min>\d{2})(?![\d:])(?![.,]\d)",
    ),
    phrases=(
        (r"(?:une|1)\s+heure\s+et\s+demie", "time", 5400),
        (r"deux\s+heures\s+et\s+demie", "time", 9000),
        (r"(?:une\s+)?demi-heure", "time", 1800),
        (r"(?:un|1)\s+an\s+et\s+demi", "months", 18),
        (r"24\s*h\s*/\s*24|(?<![\d/])24/7(?![\d/])|(?<![\d/])24/24(?![\d/])|7\s*j\s*/\s*7", "always", 1),
        (r"(?<![\w-])midi(?!\w)", "clock?", 720),
        (r"une\s+heure", "time?", 3600),
        (r"un\s+an(?!\w)|une\s+année", "months?", 12),
        (r"demi-siècle", "months", 600),
        (r"une\s+fois\s+et\s+demie", "num?", "1.5"),
        (r"(?:un\s+)?quart\s+d['’]heure", "time", 900),
        (r"(?<!\w)nul(?:le)?(?!\w)", "num?", 0),
        (r"trois\s+quarts\s+d['’]heure", "time", 2700),
        (r"(?<!\w)(?:tous|toutes?|tout|totalité|intégral\w*|unanim\w*|chaque)(?!\w)", "percent?", 100),
    ),
    periods=(
        (r"(?:premier|1er)\s+semestre|(?:six|6)\s+premiers\s+mois|première\s+moitié\s+de\s+l.année", "half:1"),
        (r"(?:second|deuxième|2e)\s+semestre|(?:six|6)\s+derniers\s+mois|(?<!\w)s2(?!\w)", "half:2"),
        (r"(?:neuf|9)\s+premiers\s+mois|trois\s+premiers\s+trimestres", "firstmonths:9"),
        (r"(?:premier|1er)\s+trimestre|(?<!\w)t1(?!\w)|(?:trois|3)\s+premiers\s+mois", "quarter:1"),
        (r"(?:deuxième|second|2e)\s+trimestre|(?<!\w)t2(?!\w)", "quarter:2"),
        (r"(?:troisième|3e)\s+trimestre|(?<!\w)t3(?!\w)", "quarter:3"),
        (r"(?:quatrième|dernier|4e)\s+trimestre|(?<!\w)t4(?!\w)", "quarter:4"),
        (r"semestre|six\s+mois", "months:6"),
        (r"(?:années|ans)\s+(?P<decade>\d0)(?!\d)", "decade"),
    ),
    parts=(
        r"(?<!\w)(?P<above>un|le|deux|trois|quatre)\s+(?P<below>tiers|cinquièmes?|dixièmes?)(?!\w)",
        r"(?<!\w)(?P<above>trois)\s+(?P<below>quarts)(?!\w|\s+d['’]heure)",
        r"(?<!\w)(?:un|le)\s+(?P<below>quart)\s+d(?:es?|u|['’])(?!\w*heure)",
        r"(?<!\w)une?\s+\w+\s+sur\s+(?P<below>trois|quatre|cinq|dix)(?!\w)",
        r"(?<!\w)(?:la|une)\s+moitié(?!\w)|(?<!\w)une?\s+\w+\s+sur\s+deux(?!\w)",
    ),
    between=r"[-–—~]|à|au|et|ou",
    roman_after=r"siècle|tome|chapitre|classe|catégorie|phase",
    roman_before=r"er|e|ème|re",
)  # fmt: skip
