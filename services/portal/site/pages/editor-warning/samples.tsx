import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readNonce } from '../../about.ts';
import { ASK } from '../../api/documents.ts';
import { useAsk } from '../../api/use-ask.ts';
import { InTrouble, Loading } from '../../frame/states.tsx';
import { nameOf } from '../../words/codes.ts';
import { mailPage } from './mail-page.ts';
import { MailSample } from './mail-sample.tsx';

/** The mails that the version at work would become, as their readers would get them. Made when they are asked for. */
export function Samples({ warningId }: { readonly warningId: string }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const title = useRef<HTMLHeadingElement>(null);
  // The button is gone, and the focus stays here.
  useEffect(() => {
    if (isOpen) title.current?.focus();
  }, [isOpen]);
  return (
    <section className="panel noprint" aria-labelledby="samples">
      <h2 id="samples" ref={title} tabIndex={-1}>
        {t('editor.samples.title')}
      </h2>
      <p className="dim">{t('editor.samples.hint')}</p>
      {isOpen ? (
        <Asked warningId={warningId} />
      ) : (
        <Button onClick={() => setOpen(true)}>{t('editor.samples.show')}</Button>
      )}
    </section>
  );
}

function Asked({ warningId }: { readonly warningId: string }) {
  const { t } = useTranslation();
  const asked = useAsk(ASK.editorSamples, { warningId });
  if (asked.status === 'asking') return <Loading />;
  if (asked.status === 'in-trouble') return <InTrouble trouble={asked.trouble} retry={asked.again} />;
  const found = asked.data.warningSamples;
  if (!found) return <p>{t('editor.samples.none')}</p>;
  if (found.minor) return <p>{t('editor.samples.minor')}</p>;
  const readers = (['all', 'some', 'informed'] as const).map(
    (reader) => [reader, found.mails.filter((mail) => mail.reader === reader)] as const,
  );
  const of = { warningId, version: found.version };
  return readers.map(
    ([reader, mails]) => mails.length > 0 && <ToReader key={reader} of={of} reader={reader} mails={mails} />,
  );
}

interface Mail {
  readonly countries: readonly string[];
  readonly locale: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly lacks: readonly string[];
  readonly atOnce: number;
  readonly gathered: number;
}
interface ToReaderProps {
  readonly of: { readonly warningId: string; readonly version: number };
  readonly reader: 'all' | 'some' | 'informed';
  readonly mails: readonly Mail[];
}

function ToReader({ of, reader, mails }: ToReaderProps) {
  const { t } = useTranslation();
  const countries = (mails[0]?.countries ?? []).map((code) => nameOf('countries', code)).join(t('editor.samples.and'));
  return (
    <>
      <h3>{t(`editor.samples.reader.${reader}`, { countries })}</h3>
      <div className="both">
        {mails.map((mail) => (
          <InLanguage key={mail.locale} mail={mail} of={of} reader={reader} />
        ))}
      </div>
    </>
  );
}

function InLanguage({ mail, of, reader }: Omit<ToReaderProps, 'mails'> & { readonly mail: Mail }) {
  const { t } = useTranslation();
  const language = mail.locale === 'en' ? 'en' : 'zh-CN';
  const lacks = mail.lacks.map((field) => t(`editor.samples.field.${field as 'title'}`)).join(t('editor.samples.and'));
  return (
    <article className="sample" aria-label={t(`editor.samples.mail.${language}`)} data-reader={reader}>
      <p className="dim">{t('editor.samples.count', { atOnce: mail.atOnce, gathered: mail.gathered })}</p>
      {lacks && <p className="why">{t(`editor.samples.lacks.${language}`, { fields: lacks })}</p>}
      <p>
        <strong lang={language}>{mail.subject}</strong>
      </p>
      <iframe
        sandbox=""
        referrerPolicy="no-referrer"
        title={t(`editor.samples.frame.${language}`)}
        srcDoc={mailPage(mail.html, readNonce() ?? '')}
      />
      <details>
        <summary>{t('editor.samples.asText')}</summary>
        <p className="text" lang={language}>
          {mail.text}
        </p>
      </details>
      <MailSample {...of} reader={reader} language={language} />
    </article>
  );
}
