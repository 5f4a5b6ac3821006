import { ENTERPRISES, type Enterprise } from '../cast/enterprises.ts';
import { DESK } from '../cast/staff.ts';
import { REPORTED } from '../words/reported.ts';
import { toldFrom } from './calendar.ts';
import { type Beat, known, programOf, type Said, type Step } from './step.ts';
import type { Year } from './year.ts';

const REGISTERED = 'urn:example:customs-broker';
const UNKNOWN = 'urn:example:trade-association';

/**
 * Two programs that may report cases. The partner of the first is registered. That of the second is not yet, so what it reported lately waits among the parked
 * events until an administrator has registered it.
 */
export function partnersOf(year: Year): readonly Step[] {
  const [first, second] = ENTERPRISES;
  const last = year.calendar.days.length - 2;
  return [
    ...toldFrom(year, 'partner-registered', 2, [issued(REGISTERED), registered]),
    ...toldFrom(year, 'partner-unknown', last, [issued(UNKNOWN), ...reportsOf([first, second])]),
  ];
}

const registered: Beat = {
  ...{ after: 0, by: known('administrator'), operation: 'accounts.registerPartner' },
  input: { source: REGISTERED, name: '示例报关行 Example Customs Broker' },
};

function issued(source: string): Beat {
  const input = { label: `示例程序 Example program: ${source}`, sources: [source] };
  const saves = { [`token ${source}`]: 'token' };
  return { after: 0, by: DESK.security, operation: 'accounts.issueServiceToken', input, saves };
}

function reportsOf(enterprises: readonly (Enterprise | undefined)[]): readonly Beat[] {
  return enterprises.flatMap((enterprise, i) => {
    if (enterprise === undefined) return [];
    const event = eventOf(enterprise, i + 1);
    return [{ after: 0, by: programOf(`token ${UNKNOWN}`), operation: 'cases.receiveEvent', input: { event } }];
  });
}

function eventOf({ uscc, nameZh, division, industry, product }: Enterprise, nth: number): Said {
  return {
    ...{ specversion: '1.0', type: 'sinan.intake.case_reported.v1', source: UNKNOWN, id: `example-${nth}` },
    data: {
      organisation: { uscc, nameZh, division, industry },
      case: { ...REPORTED, product: `${product.zh} ${product.en}` },
    },
  };
}
