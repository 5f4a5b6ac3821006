import { describe, expect, it } from 'vitest';
import { actionsOf } from './actions.ts';

const duty = (duty: string, id: string, kind = 'local') => ({ duty, centre: { id, kind } });
const waiting = { status: 'submitted', centre: { id: 'here' }, handOver: null };
const offered = { ...waiting, handOver: { to: { id: 'there' } } };

describe('what staff are shown to do', () => {
  it('is to review what waits, at the centre that holds it or for the nation', () => {
    for (const held of [duty('intake', 'here'), duty('intake', 'nation', 'national')])
      expect(actionsOf(waiting, [held])).toEqual(['accept', 'supplement', 'decline', 'offer-hand-over']);
    expect(actionsOf(waiting, [duty('intake', 'there'), duty('officer', 'here')])).toEqual([]);
    expect(actionsOf({ ...waiting, status: 'supplementing' }, [duty('intake', 'here')])).toEqual([
      'decline',
      'offer-hand-over',
    ]);
  });

  it('is to begin guidance on what is accepted, for case officers', () => {
    const accepted = { ...waiting, status: 'accepted' };
    expect(actionsOf(accepted, [duty('officer', 'here')])).toEqual(['begin', 'terminate']);
    expect(actionsOf(accepted, [duty('intake', 'here')])).toEqual(['offer-hand-over']);
  });

  it('is to end what is guided, for its officers, and to archive what is over, for archivists; nothing while it is offered', () => {
    const guiding = { ...waiting, status: 'guiding' };
    expect(actionsOf(guiding, [duty('officer', 'here')])).toEqual(['close', 'terminate']);
    expect(actionsOf({ ...guiding, handOver: offered.handOver }, [duty('officer', 'here')])).toEqual([]);
    for (const status of ['closed', 'terminated'])
      expect(actionsOf({ ...waiting, status }, [duty('archivist', 'nation', 'national')])).toEqual(['archive']);
    expect(actionsOf({ ...waiting, status: 'closed' }, [duty('officer', 'here')])).toEqual([]);
  });

  it('is to answer an offer, for the centre that is asked; the one that asks does not decline meanwhile', () => {
    expect(actionsOf(offered, [duty('intake', 'there')])).toEqual(['accept-hand-over', 'return-hand-over']);
    expect(actionsOf(offered, [duty('intake', 'here')])).toEqual(['accept', 'supplement']);
  });
});
