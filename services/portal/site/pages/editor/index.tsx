import '../../words/editor.ts';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { PageTitle } from '../../frame/page-title.tsx';
import { needsSignIn, SignInFirst } from '../../frame/sign-in-first.tsx';
import { Empty, Loading } from '../../frame/states.tsx';
import { Line } from './line.tsx';
import { GROUPS, type Group, type List } from './lists.ts';
import type { Reader } from './review.ts';
import { type Lists, useEditorDesk } from './use-editor-desk.ts';
import { EditorTrouble, NotOfDesk } from './who.tsx';

/** The warnings by where they stand: what is written, what waits for whom, what is in force, what is over. */
export function Page() {
  const { t } = useTranslation();
  const { desk, again, more } = useEditorDesk();
  if (needsSignIn(desk)) return <SignInFirst next="/editor" />;
  return (
    <>
      <PageTitle title={t('editor.title')} />
      <p className="lead">{t('editor.lead')}</p>
      {desk.status === 'asking' && <Loading />}
      {desk.status === 'in-trouble' && <EditorTrouble trouble={desk.trouble} retry={() => void again()} />}
      {desk.status === 'not-desk' && <NotOfDesk withheld={desk.withheld} />}
      {desk.status === 'there' && <Desk reader={desk.reader} lists={desk.lists} more={more} />}
    </>
  );
}

interface DeskProps {
  readonly reader: Reader;
  readonly lists: Lists;
  readonly more: () => void;
}

function Desk({ reader, lists, more }: DeskProps) {
  const { t } = useTranslation();
  const mayWrite = reader.duties.includes('editor');
  const write = mayWrite && (
    <p className="noprint">
      <Link to="/editor/warnings/new">{t('editor.write')}</Link>
    </p>
  );
  if (Object.values(lists).every(({ lines }) => lines.length === 0))
    return (
      <Empty title={t('editor.none')}>
        <p>{t(mayWrite ? 'editor.noneHint' : 'editor.noneHintReviewer')}</p>
        {write}
      </Empty>
    );
  return (
    <>
      {write}
      {GROUPS.filter((group) => group !== 'proofreading' || lists[group].lines.length > 0).map((group) => (
        <Lines key={group} group={group} list={lists[group]} reader={reader} more={more} />
      ))}
    </>
  );
}

interface LinesProps {
  readonly group: Group;
  readonly list: List;
  readonly reader: Reader;
  readonly more: () => void;
}

function Lines({ group, list: { lines, hasMore }, reader, more }: LinesProps) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby={group}>
      <h2 id={group}>{t(`editor.group.${group}`)}</h2>
      {lines.length === 0 && <p className="dim">{t(`editor.empty.${group}`)}</p>}
      <ul className="lines">
        {lines.map((line) => (
          <Line key={line.id} of={line} group={group} reader={reader} />
        ))}
      </ul>
      {hasMore && (
        <p>
          <Button onClick={more}>{t('editor.more')}</Button>
        </p>
      )}
    </section>
  );
}
