import type { HeldDuty } from '@sinan/schema';
import { builder, CentreRef, MembershipRef, PersonRef } from '@sinan/schema/graphql';
import type { Me } from '../queries/index.ts';
import type { FactorStanding } from '../second-factor/index.ts';
import type { DutyRef } from './types.ts';

/** Who asks, and what their duties wait for. */
export function registerMe(duty: DutyRef) {
  const factorNeed = factorNeedEnum();
  const held = heldDuty(duty);
  return { factorNeed, held, me: meType(held, factorStanding(factorNeed)) };
}

function heldDuty(duty: DutyRef) {
  return builder.objectRef<HeldDuty>('HeldDuty').implement({
    description: 'A duty, at a centre or (null) of the platform.',
    fields: (t) => ({
      duty: t.field({ type: duty, resolve: (held) => held.duty }),
      centre: t.field({ type: CentreRef, nullable: true, resolve: (held) => held.centreId }),
    }),
  });
}

function factorNeedEnum() {
  return builder.enumType('SecondFactorNeed', {
    description:
      'What duties wait for: the second factor (二次验证) to be entered in the session, or to be set up first.',
    values: ['enter', 'enrol'] as const,
  });
}

function factorStanding(need: ReturnType<typeof factorNeedEnum>) {
  return builder.objectRef<FactorStanding>('SecondFactor').implement({
    fields: (t) => ({
      enrolled: t.exposeBoolean('enrolled'),
      need: t.field({ type: need, nullable: true, resolve: (standing) => standing.need }),
    }),
  });
}

function meType(held: ReturnType<typeof heldDuty>, factor: ReturnType<typeof factorStanding>) {
  return builder.objectRef<Me>('Me').implement({
    description: 'Who asks.',
    fields: (t) => ({
      person: t.field({ type: PersonRef, resolve: (me) => me.person }),
      duties: t.field({ type: [held], resolve: (me) => [...me.duties] }),
      withheld: t.field({
        description: 'Duties that wait for the second factor to be entered in this session.',
        type: [held],
        resolve: (me) => [...me.withheld],
      }),
      secondFactor: t.field({ type: factor, resolve: (me) => me.secondFactor }),
      memberships: t.field({ type: [MembershipRef], resolve: (me) => [...me.memberships] }),
    }),
  });
}
