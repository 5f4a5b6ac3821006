import { Button } from 'antd';
import type { ResultOf } from 'gql.tada';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { ASK } from '../../api/documents.ts';
import { useAsk } from '../../api/use-ask.ts';
import { Missing } from '../../frame/boundary.tsx';
import { PageTitle } from '../../frame/page-title.tsx';
import { InTrouble, Loading } from '../../frame/states.tsx';
import { Body } from './body.tsx';
import { History } from './history.tsx';

export type Warning = NonNullable<ResultOf<typeof ASK.warning>['warning']>;

/** `/warnings/<id>`: what a warning says now, and all that it said before. */
export function Page() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const asked = useAsk(ASK.warning, { id });
  if (asked.status === 'answered') {
    const { warning } = asked.data;
    return warning === null ? <Missing /> : <Whole key={warning.id} warning={warning} />;
  }
  return (
    <>
      <title>{`${t('warning.loading')} · Sinan 司南`}</title>
      <h1>{t('warning.loading')}</h1>
      {asked.status === 'asking' ? <Loading /> : <InTrouble trouble={asked.trouble} retry={asked.again} />}
    </>
  );
}

function Whole({ warning }: { readonly warning: Warning }) {
  const { t } = useTranslation();
  return (
    <article>
      <p className="noprint">
        <Link to="/warnings">{t('warning.back')}</Link>
      </p>
      <PageTitle title={warning.title} />
      <Body of={warning} />
      <History versions={warning.versions} />
      <p className="noprint actions">
        <Link to={`/subscribe?${new URLSearchParams(warning.countries.map((code) => ['country', code]))}`}>
          {t('warning.subscribe')}
        </Link>
        <Button onClick={() => window.print()}>{t('warning.print')}</Button>
      </p>
    </article>
  );
}
