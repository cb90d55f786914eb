"""The programs whose exports are read: to add one, write its file and a line here.

Invariant: an export is recognised by what is in it, never by its name.
"""

from __future__ import annotations

from tabletop.authoring.msel.converting import Wanted
from tabletop.authoring.peers import cexf, iceberg, openaev
from tabletop.authoring.peers.packing import NotTaken, Refused, unpack
from tabletop.authoring.peers.transfer import Transferred


def bring(raw: bytes, wanted: Wanted) -> Transferred:
    """Make a scenario of an export. Raises NotTaken, NoSheet."""
    unpacked = unpack(raw)
    prefix = openaev.prefix_of(unpacked.data)
    if prefix is not None:
        return openaev.bring(unpacked, prefix, wanted)
    if cexf.fits(unpacked.data):
        return cexf.bring(unpacked, wanted)
    if iceberg.fits(unpacked.data):
        return iceberg.bring(unpacked, wanted)
    raise NotTaken(Refused.UNKNOWN)
