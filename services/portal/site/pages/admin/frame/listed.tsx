import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty, Loading } from '../../../frame/states.tsx';
import type { usePages } from './use-pages.ts';
import { AdminTrouble } from './who.tsx';

interface ListedProps<Node> {
  readonly of: ReturnType<typeof usePages<Node>>;
  /** Where the second factor leads on to. */
  readonly next: string;
  /** What is said when there is none. */
  readonly none: string;
  readonly children: (lines: readonly Node[]) => ReactNode;
}

/** A list a page at a time, as it stands, with what leads to more of it. */
export function Listed<Node>({ of: { pages, more, again }, next, none, children }: ListedProps<Node>) {
  const { t } = useTranslation();
  if (pages.status === 'asking') return <Loading />;
  if (pages.status === 'in-trouble') return <AdminTrouble trouble={pages.trouble} retry={again} next={next} />;
  if (pages.lines.length === 0) return <Empty title={none} />;
  return (
    <>
      {children(pages.lines)}
      {pages.next !== null && (
        <p className="noprint">
          <Button onClick={more}>{t('admin.more')}</Button>
        </p>
      )}
    </>
  );
}
