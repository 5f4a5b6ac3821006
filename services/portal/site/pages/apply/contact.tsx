import { useTranslation } from 'react-i18next';
import { FieldError } from '../../frame/field.tsx';
import { LineField, SelectField } from '../../frame/inputs.tsx';
import type { Centre, Part } from './part.ts';

/** How the centre reaches the applicant, and which centre it should be. */
export function ContactAndCentre({ centres, ...part }: Part & { readonly centres: readonly Centre[] }) {
  const { t } = useTranslation();
  const { filled, change, problems } = part;
  return (
    <>
      <Contact {...part} />
      <SelectField
        id="choice"
        label={t('form.optional', { label: t('apply.choice') })}
        hint={t('apply.choiceHint')}
        none={t('apply.noChoice')}
        error={problems.choice}
        options={centres.filter(({ kind }) => kind !== 'station').map(({ id, name }) => [id, name])}
        value={filled.choice}
        onChange={(choice) => change({ choice })}
      />
    </>
  );
}

function Contact({ filled, change, problems }: Part) {
  const { t } = useTranslation();
  return (
    <fieldset id="contact" tabIndex={-1} aria-describedby="contact-hint contact-error">
      <legend>{t('form.optional', { label: t('apply.contact') })}</legend>
      <p id="contact-hint" className="dim">
        {t('apply.contactHint')}
      </p>
      <FieldError id="contact" text={problems.contact} />
      <LineField
        id="contact-name"
        label={t('apply.contactName')}
        error={problems['contact-name']}
        autoComplete="name"
        max={100}
        value={filled.contactName}
        onChange={(contactName) => change({ contactName })}
      />
      <LineField
        id="contact-post"
        label={t('apply.contactPost')}
        error={problems['contact-post']}
        autoComplete="organization-title"
        max={100}
        value={filled.contactPost}
        onChange={(contactPost) => change({ contactPost })}
      />
      <LineField
        id="contact-mobile"
        type="tel"
        label={t('apply.contactMobile')}
        hint={t('apply.contactMobileHint')}
        error={problems['contact-mobile']}
        autoComplete="tel"
        max={32}
        value={filled.contactMobile}
        onChange={(contactMobile) => change({ contactMobile })}
      />
      <LineField
        id="contact-email"
        type="email"
        label={t('apply.contactEmail')}
        error={problems['contact-email']}
        autoComplete="email"
        max={254}
        value={filled.contactEmail}
        onChange={(contactEmail) => change({ contactEmail })}
      />
      <LineField
        id="contact-wechat"
        label={t('form.optional', { label: t('apply.contactWechat') })}
        error={problems['contact-wechat']}
        max={64}
        value={filled.contactWechat}
        onChange={(contactWechat) => change({ contactWechat })}
      />
    </fieldset>
  );
}
