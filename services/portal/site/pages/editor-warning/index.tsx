import '../../words/editor.ts';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { PageTitle } from '../../frame/page-title.tsx';
import { needsSignIn, SignInFirst } from '../../frame/sign-in-first.tsx';
import { Empty, Loading } from '../../frame/states.tsx';
import type { Reader } from '../editor/review.ts';
import { EditorTrouble, NotOfDesk } from '../editor/who.tsx';
import { OnDesk } from './on-desk.tsx';
import { useWarning, type WarningShown } from './use-warning.ts';
import { EMPTY_WISH } from './wish.ts';
import { Write } from './write.tsx';

/** `/editor/warnings/<id>`, or `new`: one warning on its desk, to be written, reviewed, let out and followed. */
export function Page() {
  const { id = '' } = useParams();
  return <OfId key={id} id={id} />;
}

function OfId({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const desk = useWarning(id);
  const { shown, again } = desk;
  const title = useTitle(shown);
  if (needsSignIn(shown)) return <SignInFirst next={`/editor/warnings/${id}`} />;
  return (
    <>
      <PageTitle title={title} />
      <p className="noprint">
        <Link to="/editor">{t('editor.toDesk')}</Link>
      </p>
      {shown.status === 'asking' && <Loading />}
      {shown.status === 'in-trouble' && <EditorTrouble trouble={shown.trouble} retry={() => void again()} />}
      {shown.status === 'missing' && <Empty title={t('editor.notThere')} />}
      {shown.status === 'not-desk' && <NotOfDesk withheld={shown.withheld} />}
      {shown.status === 'there' && shown.warning && (
        <OnDesk
          key={shown.reader.id}
          of={shown.warning}
          reader={shown.reader}
          isSignedOut={shown.isSignedOut}
          desk={desk}
        />
      )}
      {shown.status === 'there' && !shown.warning && <New key={shown.reader.id} id={id} reader={shown.reader} />}
    </>
  );
}

function useTitle(shown: WarningShown): string {
  const { t, i18n } = useTranslation();
  if (shown.status !== 'there') return t('editor.warning');
  if (shown.warning === null) return t('editor.writing.new');
  const { title, titleEn } = shown.warning.work ?? shown.warning;
  return i18n.language === 'en' ? titleEn : title;
}

function New({ id, reader }: { readonly id: string; readonly reader: Reader }) {
  const { t } = useTranslation();
  const go = useNavigate();
  if (!reader.duties.includes('editor')) return <Empty title={t('editor.notEditor')} />;
  const leave = async (made: string) => {
    if (made !== id) await go(`/editor/warnings/${made}`, { replace: true });
  };
  return (
    <Write
      mode="new"
      warningId={id}
      personId={reader.id}
      saved={EMPTY_WISH}
      revision={null}
      isNext={false}
      isThere
      onSaved={leave}
      onRefused={async () => undefined}
    />
  );
}
