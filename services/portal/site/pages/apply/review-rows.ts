import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { nameOf } from '../../words/codes.ts';
import { calendarDay } from '../../words/dates.ts';
import { type FilingList, filingName } from '../../words/filing.ts';
import { optionsOf } from './applicants.ts';
import { type Filled, FROZEN } from './filled.ts';
import type { Centre, Me } from './part.ts';
import type { Step } from './steps.ts';

type Row = readonly [name: string, text: string];
type Rows = { readonly [step in Exclude<Step, 'check'>]: readonly Row[] };
interface Telling {
  readonly t: TFunction;
  readonly filled: Filled;
  readonly language: string;
}

/** What was filled in, by step, in the words of the page. What was not said is empty. */
export function useRows(filled: Filled, me: Me, centres: readonly Centre[]): Rows {
  const { t, i18n } = useTranslation();
  const telling = { t, filled, language: i18n.language };
  const organisation = optionsOf(me, i18n.language, (name) => t('apply.pending', { name })).find(
    ([id]) => id === filled.organisationId,
  );
  return {
    who: [
      [t('apply.organisation'), organisation?.[1] ?? ''],
      [t('apply.serviceKind'), coded('serviceKinds', filled.serviceKind)],
      [t('apply.role'), coded('sides', filled.role)],
    ],
    dispute: disputeRows(telling),
    dates: dateRows(telling),
    matter: matterRows(telling),
    facts: factRows(telling),
    contact: [
      ...contactRows(telling),
      [t('apply.choice'), centres.find(({ id }) => id === filled.choice)?.name ?? t('apply.noChoice')],
    ],
  };
}

const coded = (list: FilingList, code: string) => (code ? filingName(list, code) : '');
const spaced = (...parts: readonly string[]) => parts.filter((part) => part.trim() !== '').join(' ');

function disputeRows({ t, filled }: Telling): readonly Row[] {
  return [
    [t('apply.disputeType'), coded('disputeTypes', filled.disputeType)],
    [t('apply.country'), filled.country && nameOf('countries', filled.country)],
    [t('apply.forum'), coded('forums', filled.forum)],
    [t('apply.procedure'), coded('procedures', filled.procedure)],
    [t('apply.caseNo'), filled.caseNo],
    [t('apply.caseTitle'), filled.caseTitle],
    [t('apply.stage'), coded('stages', filled.stage)],
  ];
}

function dateRows({ t, filled, language }: Telling): readonly Row[] {
  const day = (date: string) => (date ? calendarDay(date, language) : '');
  return [
    [t('apply.receivedOn'), day(filled.receivedOn)],
    [t('apply.servedOn'), day(filled.servedOn)],
    [t('apply.serviceMethod'), coded('serviceMethods', filled.serviceMethod)],
    [t('apply.doubt'), spaced(coded('serviceDoubts', filled.doubt), filled.doubtNote)],
    [t('apply.deadline'), spaced(filled.deadline.replace('T', ' '), filled.deadlineZone)],
  ];
}

function matterRows({ t, filled }: Telling): readonly Row[] {
  const rights = filled.rights.map(({ kind, number, name, owner }) =>
    spaced(kind && nameOf('rights', kind), number, name, owner),
  );
  const counsel = filled.counsel.map(({ name, country }) => spaced(name, country && nameOf('countries', country)));
  return [
    [t('apply.rights'), rights.join('\n')],
    [t('apply.product'), filled.product],
    [t('apply.claimant'), filled.claimant],
    [t('apply.counsel'), counsel.join('\n')],
    [t('apply.platform'), coded('platforms', filled.platform)],
    [t('apply.shop'), spaced(filled.shop, filled.sellerId)],
  ];
}

function factRows({ t, filled }: Telling): readonly Row[] {
  const { frozenAt, frozenAmount, frozenCurrency, exposure, exposureCurrency, exposureBasis } = filled;
  const frozen = spaced(coded('platforms', frozenAt), frozenAmount, frozenAmount && frozenCurrency);
  const measures = filled.measures.map((code) => spaced(filingName('measures', code), code === FROZEN ? frozen : ''));
  const isRetained = filled.lawyer === 'yes';
  return [
    [t('apply.facts'), filled.facts],
    [t('apply.measures'), measures.join('\n')],
    [t('apply.exposure'), exposure && spaced(exposure, exposureCurrency, exposureBasis)],
    [t('apply.needs'), filled.needs.map((code) => filingName('needs', code)).join('\n')],
    [t('apply.joint'), coded('jointChoices', filled.joint)],
    [
      t('apply.lawyer'),
      filled.lawyer &&
        spaced(t(isRetained ? 'apply.lawyerYes' : 'apply.lawyerNo'), isRetained ? filled.lawyerFirm : ''),
    ],
  ];
}

function contactRows({ t, filled }: Telling): readonly Row[] {
  return [
    [t('apply.contactName'), spaced(filled.contactName, filled.contactPost)],
    [t('apply.contactMobile'), filled.contactMobile],
    [t('apply.contactEmail'), filled.contactEmail],
    [t('apply.contactWechat'), filled.contactWechat],
  ];
}
