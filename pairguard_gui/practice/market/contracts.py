"""The instruments the practice exchange lists: real contract terms, invented starting prices.

Contract value, lot, minimum, tick, maximum leverage and size limits are OKX's own for production in spring 2026
(GET /api/v5/public/instruments, SWAP). The starting prices are invented: plausible for the coin, true of no day.
The maintenance rate is OKX's first-tier order of magnitude, not its table.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

MAINTENANCE = {100: Decimal("0.004"), 50: Decimal("0.0065"), 20: Decimal("0.015")}


@dataclass(frozen=True, slots=True)
class Contract:
    """One linear USDT perpetual. Sizes are in contracts; one contract is `ct_val` coins.

    `state` is OKX's (`live`, `suspend`, ...); `exp_time` is the planned delisting in ms, None for none.
    """

    inst_id: str
    code: int
    ct_val: Decimal
    lot: Decimal
    tick: Decimal
    max_lever: int
    max_market: Decimal
    group: str
    list_time: int
    start_price: Decimal
    state: str = "live"
    exp_time: int | None = None

    @property
    def coin(self) -> str:
        """The base coin, `BTC` of `BTC-USDT-SWAP`."""
        return self.inst_id.split("-", 1)[0]

    @property
    def family(self) -> str:
        """Instrument family and underlying, `BTC-USDT`."""
        return self.inst_id.removesuffix("-SWAP")

    @property
    def min_size(self) -> Decimal:
        """Smallest order in contracts; on OKX it equals the lot for every perpetual."""
        return self.lot

    @property
    def max_limit(self) -> Decimal:
        """Largest limit order in contracts."""
        return Decimal(100_000_000)

    @property
    def maintenance(self) -> Decimal:
        """Maintenance margin as a share of notional."""
        return MAINTENANCE[self.max_lever]

    def notional(self, size: Decimal, price: Decimal) -> Decimal:
        """USDT value of `size` contracts at `price`."""
        return size * self.ct_val * price

    def whole_lots(self, size: Decimal) -> Decimal:
        """The largest multiple of the lot that is not above `size`."""
        return size // self.lot * self.lot


#          coin  code  ctVal  lot=min  tick  lever  maxMktSz  group  listTime  starting price (invented)
_TABLE = """
BTC   10459  0.01  0.01  0.1     100   34000    4  1573557408000  81240.5
ETH   10461  0.1   0.01  0.01    100   67000    4  1573557408000  2415.52
BNB   111061 0.01  1     0.1     50    160000   5  1671778428049  634.2
SOL   10530  1     0.01  0.01    50    34000    4  1611298800000  88.41
CFX   16650  10    1     0.00001 20    42000    5  1615539600000  0.06384
LDO   114224 1     1     0.0001  50    100000   5  1675321369323  0.3721
AAVE  10485  0.1   0.1   0.01    50    19000    5  1607580000000  107.36
UNI   10543  1     1     0.001   50    38000    5  1600317000000  3.644
FIL   10507  0.1   1     0.0001  50    1900000  5  1565431971000  1.0126
APT   104900 1     1     0.0001  50    90000    5  1666142328522  1.0834
XLM   10481  100   0.1   0.0001  50    5100     5  1587463971000  0.1743
DOGE  10502  1000  0.01  0.00001 50    19000    4  1587463971000  0.10832
CRO   18476  10    1     0.00001 20    25000    5  1617872400000  0.08263
DOT   10504  1     1     0.001   50    110000   5  1598350371000  1.384
HBAR  129258 100   0.1   0.00001 50    14000    5  1692165300823  0.09471
CRV   10500  1     1     0.0001  50    530000   5  1599214371000  0.2628
NEAR  10523  10    0.1   0.001   50    9600     5  1608544800000  1.473
TON   111370 1     1     0.001   50    61000    5  1672210451828  1.362
TAO   174952 0.01  1     0.1     50    87000    5  1726808400182  264.3
BCH   10465  0.1   0.1   0.1     50    8500     5  1573557408000  462.7
LINK  10519  1     0.1   0.001   50    40000    4  1582888608000  9.617
STX   115562 10    0.1   0.0001  20    6200     5  1676969758164  0.2634
"""


def _read(line: str) -> Contract:
    coin, code, ct_val, lot, tick, lever, market, group, listed, price = line.split()
    return Contract(
        inst_id=f"{coin}-USDT-SWAP",
        code=int(code),
        ct_val=Decimal(ct_val),
        lot=Decimal(lot),
        tick=Decimal(tick),
        max_lever=int(lever),
        max_market=Decimal(market),
        group=group,
        list_time=int(listed),
        start_price=Decimal(price),
    )


CONTRACTS: tuple[Contract, ...] = tuple(_read(line) for line in _TABLE.strip().splitlines())
