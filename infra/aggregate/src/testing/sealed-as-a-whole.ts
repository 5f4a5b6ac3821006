import type { HistoryEntry } from '../document.ts';

/** A history as it was stored while the personal part of an entry had one salt and one digest: such entries are there for good. */
export const sealedAsAWhole: readonly [HistoryEntry, HistoryEntry] = [
  {
    actor: 'anonymous',
    commandId: 'cmd_01930000-0000-7000-8000-000000000001',
    correlationId: 'sample',
    id: 'cas_01930000-0000-7000-8000-000000000001/000000000001',
    aggregate: 'cas_01930000-0000-7000-8000-000000000001',
    sequence: 1,
    v: 1,
    at: '2026-11-20T08:00:00.000Z',
    previous: null,
    alg: 'sha256',
    event: { type: 'MatterOpened' },
    personal: { title: '婴儿车 A stroller', contact: 'wang@people.example' },
    salt: '5298d171-06e9-4999-88b2-7529415ed99f',
    digest: 'de8f3fe4afb35876549767124dacae5be929e482f78cb4ae88bfa2f83c8908c1',
    hash: 'b490d3821ba47628d8c298e698b0cc76c525b1b5cc32a4e6c3f152207be10741',
  },
  {
    actor: 'anonymous',
    commandId: 'cmd_01930000-0000-7000-8000-000000000002',
    correlationId: 'sample',
    id: 'cas_01930000-0000-7000-8000-000000000001/000000000002',
    aggregate: 'cas_01930000-0000-7000-8000-000000000001',
    sequence: 2,
    v: 1,
    at: '2026-11-21T08:00:00.000Z',
    previous: 'b490d3821ba47628d8c298e698b0cc76c525b1b5cc32a4e6c3f152207be10741',
    alg: 'sha256',
    event: { type: 'MatterNoted' },
    hash: 'b4943bf6ef5da44e705a23c92bb260249a7dfe2093997dbbdb892abfa2eeabba',
  },
];
