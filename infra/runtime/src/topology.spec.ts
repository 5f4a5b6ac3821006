import { describe, expect, it } from 'vitest';
import { type TopologySource, topologyDiagram, topologyOf, topologyText } from './topology.ts';

const cases: TopologySource = {
  name: 'cases',
  publishes: ['cases'],
  collections: [{ name: 'cases_history' }, { name: 'cases' }],
  operations: [
    { kind: 'query', name: 'cases.page' },
    { kind: 'command', name: 'cases.file' },
    { kind: 'command', name: 'cases.accept' },
  ],
  reactions: [{ group: 'cases.intake', topics: ['intake'], on: { 'sinan.intake.case_reported.v1': () => undefined } }],
  workers: [],
};
const accounts: TopologySource = {
  name: 'accounts',
  publishes: ['contacts', 'accounts'],
  collections: [{ name: 'persons' }],
  operations: [],
  reactions: [{ group: 'accounts.figures', topics: ['cases', 'accounts'], on: { b: 1, a: 1 } }],
  workers: [{ name: 'accounts.relay' }],
};

describe('the topology of two services', () => {
  it('is the same in whatever order they are given', () => {
    expect(topologyOf([cases, accounts])).toEqual(topologyOf([accounts, cases]));
    expect(topologyOf([cases, accounts])[0]).toEqual({
      name: 'accounts',
      publishes: ['accounts', 'contacts'],
      reads: ['accounts', 'cases'],
      reactions: [{ group: 'accounts.figures', topics: ['accounts', 'cases'], on: ['a', 'b'] }],
      collections: ['persons'],
      workers: ['accounts.relay'],
      commands: [],
      queries: [],
    });
  });

  it('prints as one aligned table', () => {
    expect(topologyText(topologyOf([cases, accounts]))).toBe(
      [
        '| service  | publishes          | reads           | reactions | workers | collections          | commands     | queries |',
        '|----------|--------------------|-----------------|-----------|---------|----------------------|--------------|---------|',
        '| accounts | accounts, contacts | accounts, cases | figures   | relay   | persons              |              |         |',
        '| cases    | cases              | intake          | intake    |         | cases, cases_history | accept, file | page    |',
      ].join('\n'),
    );
  });

  it('draws services, the topics they publish, and the reactions that read them', () => {
    expect(topologyDiagram(topologyOf([cases, accounts]))).toBe(
      [
        'flowchart LR',
        '  service_accounts["accounts"]',
        '  service_cases["cases"]',
        '  topic_accounts(["sinan.accounts"])',
        '  topic_cases(["sinan.cases"])',
        '  topic_contacts(["sinan.contacts"])',
        '  topic_intake(["sinan.intake"])',
        '  reaction_accounts_figures[/"accounts.figures"/]',
        '  reaction_cases_intake[/"cases.intake"/]',
        '  service_accounts --> topic_accounts',
        '  service_accounts --> topic_contacts',
        '  service_cases --> topic_cases',
        '  topic_accounts --> reaction_accounts_figures',
        '  topic_cases --> reaction_accounts_figures',
        '  topic_intake --> reaction_cases_intake',
      ].join('\n'),
    );
  });
});
