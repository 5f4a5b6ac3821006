import { applicationForm, enterpriseB } from './people.ts';

/** A case as a program that is not ours reports it: a CloudEvent of its own making. */
export function caseReported(source: string, id: string, form: object = {}, more: object = {}) {
  const { division, industry, uscc, nameZh } = enterpriseB;
  return {
    specversion: '1.0',
    id,
    source,
    type: 'sinan.intake.case_reported.v1',
    time: '2026-03-02T08:00:00Z',
    datacontenttype: 'application/json',
    data: { organisation: { uscc, nameZh, division, industry }, case: { ...applicationForm, ...form } },
    ...more,
  };
}
