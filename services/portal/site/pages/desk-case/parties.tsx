import { useTranslation } from 'react-i18next';
import type { StaffCase } from './case.ts';
import { Rows } from './facts.tsx';

/** Who is on which side, as far as the reader may see them. */
export function Parties({ of }: { readonly of: StaffCase }) {
  const { t, i18n } = useTranslation();
  const { application, organisation, filedBy, expert } = of;
  const contact = application?.contact;
  const between = i18n.language === 'en' ? ', ' : '、';
  return (
    <section aria-labelledby="parties">
      <h2 id="parties">{t('desk.parties')}</h2>
      <Rows
        rows={[
          [t('desk.party.applicant'), of.applicantName],
          [t('desk.party.organisation'), organisation?.nameZh ?? organisation?.nameEn ?? t('desk.party.unregistered')],
          [t('desk.party.contact'), contact && [contact.name, contact.post].filter(Boolean).join(' ')],
          [t('desk.party.mobile'), contact && <a href={`tel:${contact.mobile}`}>{contact.mobile}</a>],
          [t('desk.party.email'), contact && <a href={`mailto:${contact.email}`}>{contact.email}</a>],
          [t('desk.party.wechat'), contact?.wechat],
          [t('desk.party.filedBy'), filedBy?.email],
          [t('desk.party.claimant'), application?.claimant],
          [t('desk.party.counsel'), application?.opposingCounsel.map(({ name }) => name).join(between)],
          [t('desk.party.expert'), expert ? (expert.person?.email ?? t('desk.unseen')) : t('desk.party.noExpert')],
        ]}
      />
    </section>
  );
}
