import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import { ASK } from '../../../api/documents.ts';
import type { Answered } from '../../../api/send.ts';
import type { Problems } from '../../../frame/problems.ts';
import { Act } from '../frame/act.tsx';
import { useSay } from '../frame/said.tsx';
import { CentreFields } from './fields.tsx';
import { type CentreWish, inputOf, lacksOf, newWish, type Stated, wishOf } from './wish.ts';

interface StateProps {
  /** The one that is stated anew; null for a new one. */
  readonly of: Stated | null;
  /** Whether none is stated yet. */
  readonly isFirst?: boolean;
  readonly again: () => void;
}

/** States a centre, new or anew. */
export function State({ of, isFirst = false, again }: StateProps) {
  const { t } = useTranslation();
  const client = useClient();
  const say = useSay();
  const begin = () => (of ? wishOf(of) : newWish(isFirst));
  const [wish, setWish] = useState<CentreWish>(begin);
  const as = of ? 'anew' : 'new';
  async function run(commandId: string): Promise<Answered> {
    const { data, error } = await client.mutation(ASK.adminStateCentre, { input: inputOf(wish), commandId });
    return { answer: data?.stateCentre, error };
  }
  const lacks = (): Problems =>
    Object.fromEntries(lacksOf(wish).map((lack) => [lack, t(`admin.centres.need.${lack}`)]));
  return (
    <Act
      isFirst={!of}
      label={t(`admin.centres.${as}`)}
      {...(of ? { about: of.code } : {})}
      effect={t(isFirst ? 'admin.centres.firstEffect' : `admin.centres.${as}Effect`)}
      confirm={t(`admin.centres.${as}Yes`)}
      run={run}
      lacks={lacks}
      fields={(problems) => (
        <CentreFields
          wish={wish}
          isAnew={of !== null}
          change={(more) => setWish((before) => ({ ...before, ...more }))}
          problems={problems}
        />
      )}
      after={(came) => {
        if (came !== 'done') return;
        say(t('admin.centres.stated', { code: wish.code.trim() }));
        if (!of) setWish(newWish(false));
        again();
      }}
    />
  );
}
