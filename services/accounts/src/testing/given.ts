import type { Decider, DomainEvent } from '@sinan/aggregate';
import { expect } from 'vitest';

/** The grammar of decider specs: `given(events).when(command).happens(events)` or `.refused(code)`. */
export function specOf<State, Command, Event extends DomainEvent>(decider: Decider<State, Command, Event>) {
  return (...events: readonly Event[]) => {
    const state = events.reduce((folded, event) => decider.evolve(folded, event), decider.initial);
    return {
      state,
      when: (command: Command) => ({
        happens: (...expected: readonly Event[]) => expect(decider.decide(command, state)).toEqual(expected),
        refused: (code: string) =>
          expect(() => decider.decide(command, state)).toThrow(expect.objectContaining({ code })),
      }),
    };
  };
}
