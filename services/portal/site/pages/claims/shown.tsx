import { useTranslation } from 'react-i18next';
import { sizeOf } from '../materials/chosen.ts';
import { type Claim, PAPERS } from './claim.ts';
import { Fact } from './fact.tsx';

type Shown = NonNullable<Claim['papers']>;
type Paper = NonNullable<Shown['licence']>;

/** What shows that somebody may act for the enterprise: each opened beside this page, which the platform writes down. */
export function Papers({ of }: { readonly of: Shown }) {
  const { t } = useTranslation();
  return PAPERS.map((kind) => {
    const paper = of[kind];
    return (
      <Fact key={kind} of={kind}>
        {paper ? <PaperLink paper={paper} /> : <span className="dim">{t('claims.noPaper')}</span>}
      </Fact>
    );
  });
}

function PaperLink({ paper: { name, url, bytes } }: { readonly paper: Paper }) {
  const { t } = useTranslation();
  const { unit, n } = sizeOf(bytes);
  return (
    <>
      <a href={url} target="_blank" rel="noreferrer">
        {name || t('claims.nameless')}
        <span className="unseen"> {t('claims.newTab')}</span>
      </a>{' '}
      <span className="dim">{t(`claims.bytes.${unit}`, { n })}</span>
    </>
  );
}

/** More are not counted. */
const COUNTED = 100;

/** What the platform knows of the enterprise: whether somebody belongs to it already, and who else asks to. */
export function Known({ memberCount, rivals }: { readonly memberCount: number; readonly rivals: number }) {
  const { t } = useTranslation();
  return (
    <Fact of="known">
      {memberCount === 0 && t('claims.first')}
      {memberCount > 0 && memberCount < COUNTED && t('claims.members', { count: memberCount })}
      {memberCount >= COUNTED && t('claims.manyMembers')}
      {rivals > 0 && (
        <>
          <br />
          <strong>{t('claims.rivals', { count: rivals })}</strong>
        </>
      )}
    </Fact>
  );
}
