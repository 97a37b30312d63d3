"""Figures in English."""

from __future__ import annotations

from decimal import Decimal

from translation.reading.lexicon import BILLION, MILLION, THOUSAND, TRILLION, Lexicon, months, words

WORDS = words("""
    0 zero midnight
    0.5 half halved
    1 one first once single
    2 two second twice double doubled doubling doubles twofold both pair pairs twin couple
    3 three third thirds triple tripled threefold trio thrice
    4 four fourth quarter quarters quadrupled fourfold
    5 five fifth fifths fivefold
    6 six sixth
    7 seven seventh
    8 eight eighth
    9 nine ninth
    10 ten tenth decade tenfold
    11 eleven eleventh
    12 twelve twelfth dozen dozens
    13 thirteen thirteenth
    14 fourteen fourteenth fortnight
    15 fifteen fifteenth
    16 sixteen sixteenth
    17 seventeen seventeenth
    18 eighteen eighteenth
    19 nineteen nineteenth
    20 twenty twentieth twenties
    30 thirty thirtieth thirties
    40 forty fortieth forties
    50 fifty fiftieth fifties
    60 sixty sixtieth sixties
    70 seventy seventieth seventies
    80 eighty eightieth eighties
    90 ninety ninetieth nineties
    100 hundred hundreds hundredth centenary
    1000 thousand thousands millennium
    1000000 million millions
    1000000000 billion billions
    1000000000000 trillion trillions
""")
SURE = (
    "two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty seventy eighty ninety "
    "third fourth fifth sixth seventh eighth ninth tenth"
)
HOURS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|midnight"
EN = Lexicon(
    thousands=",",
    decimal=".",
    scales={
        "trillion": TRILLION, "billion": BILLION, "million": MILLION, "thousand": THOUSAND, "hundred": Decimal(100),
        "bn": BILLION, "bln": BILLION, "mn": MILLION, "mln": MILLION, "tn": TRILLION, "trn": TRILLION,
        "dozen": Decimal(12),
    },
    words=WORDS,
    joiners=("and", "a"),
    sure=frozenset(SURE.split()),
    half=("and a half",),
    months=months("en"),
    names_months=True,
    dates=(
        r"(?P<d>\d{1,2})(?:st|nd|rd|th)?\s*(?:[-–]|to|and)\s*(?P<d2>\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m>MONTH)\.?"
        r"(?:,?\s+(?P<y>\d{4}))?",
        r"(?P<d>\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m>MONTH)\.?(?:,?\s+(?P<y>\d{4}))?",
        r"(?P<m>MONTH)\.?\s+(?P<d>\d{1,2})(?:st|nd|rd|th)?(?:\s*(?:[-–]|to|and)\s*(?P<d2>\d{1,2})(?:st|nd|rd|th)?)?"
        r"(?!\d)(?:,?\s+(?P<y>\d{4})(?!\d))?",
        r"(?P<m>MONTH)\.?(?:\s+of)?\s+(?P<y>\d{4})",
        r"(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})(?!\d)",
        r"(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>\d{4})(?![\d/])",
        r"(?P<m>\d{1,2})/(?P<y>\d{4})(?![\d/])",
    ),
    times=(
        rf"(?P<w>{HOURS})\s+and\s+a\s+(?:(?P<half>half)|(?P<quarter>quarter))\s+hours",
        rf"(?:(?P<half>half)|(?:a\s+)?(?P<quarter>quarter))\s+past\s+(?:(?P<w>{HOURS})(?!\w)|(?P<h>\d{{1,2}}))",
        r"(?P<h>\d{1,2})(?:[:.](?P<min>\d{2}))?(?=\s*[-–]\s*\d{1,2}(?:[.:]\d{2})?\s*[ap]\.?\s?m)",
        r"(?P<h>\d{1,2})(?:[:.](?P<min>\d{2}))?\s*(?P<noon>[ap])\.?\s?m\b\.?",
        r"(?P<h>\d{1,2}):(?P<min>\d{2})(?![\d:])(?![.,]\d)",
    ),
    phrases=(
        (r"(?:one|once)\s+and\s+a\s+half\s+times", "num?", "1.5"),
        (r"an\s+hour\s+and\s+a\s+half|(?:one|1)\s+and\s+a\s+half\s+hours", "time", 5400),
        (r"an\s+hour\s+and\s+a\s+quarter", "time", 4500),
        (r"half\s+an\s+hour|half[- ]hour(?!s)", "time", 1800),
        (r"(?:an|the)\s+hour(?!\w)|hourly", "time?", 3600),
        (r"(?:a|another|a\s+further|each|every)\s+year(?!\w)", "months?", 12),
        (r"a\s+year\s+and\s+a\s+half", "months", 18),
        (r"(?<![\d/])24/7(?![\d/])|around\s+the\s+clock|round[- ]the[- ]clock", "always", 1),
        (r"(?<!\w)(?:noon|midday)(?!\w)", "clock?", 720),
        (r"half\s+a\s+century|half-century", "months", 600),
        (r"(?:a\s+)?quarter\s+of\s+an\s+hour", "time", 900),
        (r"three[- ]quarters\s+of\s+an\s+hour", "time", 2700),
        (r"(?<!\w)(?:every|all|fully|entire|entirely|unanimous|unanimously|whole)(?!\w)", "percent?", 100),
    ),
    periods=(
        (r"(?:first|initial)\s+(?:half|six\s+months|6\s+months)|(?<!\w)h1(?!\w)", "half:1"),
        (r"(?:second|latter|last)\s+(?:half|six\s+months|6\s+months)|(?<!\w)h2(?!\w)", "half:2"),
        (r"first\s+(?:nine|9)\s+months|first\s+three\s+quarters", "firstmonths:9"),
        (r"first\s+quarter|(?<!\w)q1(?!\w)|first\s+(?:three|3)\s+months", "quarter:1"),
        (r"second\s+quarter|(?<!\w)q2(?!\w)", "quarter:2"),
        (r"third\s+quarter|(?<!\w)q3(?!\w)", "quarter:3"),
        (r"(?:fourth|last|final)\s+quarter|(?<!\w)q4(?!\w)", "quarter:4"),
        (r"half\s+a\s+year|half[- ]year", "months:6"),
        (r"(?<!\w)['’](?P<decade>\d0)s(?!\w)", "decade"),
    ),
    parts=(
        r"(?<!\w)(?P<above>an?|one|two|three|four)[- ](?P<below>thirds?|fifths?|tenths?)(?!\w)",
        r"(?<!\w)(?P<above>three)[- ](?P<below>quarters)(?!\w|\s+of\s+an\s+hour)",
        r"(?<!\w)(?:a|one)[- ](?P<below>quarter)\s+of(?!\w|\s+an\s+hour)",
        r"(?<!\w)one\s+(?:\w+\s+)?in\s+(?P<below>three|four|five|ten)(?!\w)",
        r"(?<!\w)half\s+(?:of|the|its|their|all)(?!\w)|(?<!\w)one\s+(?:\w+\s+)?in\s+two(?!\w)",
    ),
    between=r"[-–—~]|to|and|or",
)  # fmt: skip
