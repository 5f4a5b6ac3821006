import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Came } from '../../api/send.ts';
import { Empty, Loading } from '../../frame/states.tsx';
import { TellDone, type Told } from '../../frame/told.tsx';
import { useNow } from '../desk/waited.tsx';
import { DeskTrouble } from '../desk/who.tsx';
import { type Claim, type ClaimState, type Deed, hindranceOf, oldestFirst, rivalsOf } from './claim.ts';
import { Deciding } from './deciding.tsx';
import { ClaimLine, openerOf } from './line.tsx';
import { useClaims } from './use-claims.ts';

/** What is about to be decided. */
interface Open {
  readonly claim: Claim;
  readonly deed: Deed;
}

/** The claims of one state. One is decided at a time; what somebody else decides meanwhile stays until it is put away. */
export function ClaimList({ state, readerId }: { readonly state: ClaimState; readonly readerId: string }) {
  const { t } = useTranslation();
  const { claims, again, more } = useClaims(state);
  const [open, setOpen] = useState<Open | null>(null);
  const [told, setTold] = useState<Told | null>(null);
  const [givenUp, setGivenUp] = useState<Open | null>(null);
  const now = useNow();
  useEffect(() => {
    if (givenUp) document.getElementById(openerOf(givenUp.claim, givenUp.deed))?.focus();
  }, [givenUp]);
  if (claims.status === 'asking') return <Loading />;
  if (claims.status === 'in-trouble')
    return <DeskTrouble trouble={claims.trouble} retry={() => void again()} next="/desk/claims" />;
  const hindrance = open && hindranceOf(open.claim, claims.lines);
  const isGone = hindrance === 'gone';
  const lines = oldestFirst(claims.lines, open && isGone ? open.claim : null);
  function after({ claim, deed }: Open, came: Came): void {
    if (came === 'done') {
      setOpen(null);
      setTold({ text: t(`claims.done.${deed}`, { email: claim.applicantEmail }) });
    }
    if (came !== 'unknown') void again();
  }
  function cancel(what: Open): void {
    setOpen(null);
    if (isGone) setTold({ text: t('claims.gone') });
    else setGivenUp(what);
  }
  return (
    <>
      <TellDone told={told} />
      {lines.length === 0 && <None state={state} />}
      {claims.lines.length > 0 && <p role="status">{t('claims.count', { count: claims.lines.length })}</p>}
      <ul className="lines" aria-label={t(`claims.state.${state}`)}>
        {lines.map((claim) => (
          <ClaimLine
            key={claim.id}
            claim={claim}
            readerId={readerId}
            rivals={state === 'pending' ? rivalsOf(claim, lines) : 0}
            now={now}
            open={(deed) => setOpen({ claim, deed })}
          >
            {open?.claim.id === claim.id && (
              <Deciding
                key={open.deed}
                claim={claim}
                deed={open.deed}
                hindrance={hindrance}
                cancel={() => cancel(open)}
                after={(came) => after(open, came)}
              />
            )}
          </ClaimLine>
        ))}
      </ul>
      {claims.hasMore && (
        <p className="noprint">
          {t('claims.moreThere')} <Button onClick={more}>{t('desk.more')}</Button>
        </p>
      )}
    </>
  );
}

function None({ state }: { readonly state: ClaimState }) {
  const { t } = useTranslation();
  return <Empty title={t(`claims.none.${state}`)}>{state === 'pending' && <p>{t('claims.noneHint')}</p>}</Empty>;
}
