import '../../words/materials.ts';
import type { ResultOf } from 'gql.tada';
import { useTranslation } from 'react-i18next';
import { useEarlierOf } from '../../api/case-lines.ts';
import type { ASK } from '../../api/documents.ts';
import { ShowEarlier, useEarlier } from '../../frame/earlier.tsx';
import { AddMaterials } from './add.tsx';
import { MaterialList } from './list.tsx';

type Materials = NonNullable<ResultOf<typeof ASK.myCase>['case']>['materials'];
export type Material = Materials['edges'][number]['node'];

interface MaterialsProps {
  readonly of: { readonly id: string; readonly status: string; readonly materials: Materials };
  readonly personId: string;
  /** Whether this reader may add files, as long as the case takes them. */
  readonly speaks: boolean;
  /** Whether the reader is of the enterprise, which may keep files from the centre. */
  readonly isApplicant: boolean;
  readonly again: () => void;
}

/** The files of a case: what is there, taking back what one sent by mistake, and adding more. */
export function MaterialsOf({ of, personId, speaks, isApplicant, again }: MaterialsProps) {
  const { t } = useTranslation();
  const { lines, earlier } = useEarlier(of.materials, useEarlierOf(of.id).materials);
  return (
    <section aria-labelledby="materials">
      <h2 id="materials">{t('materials.title')}</h2>
      <p className="who">{t('materials.who')}</p>
      {lines.length === 0 && <p className="dim">{t('materials.none')}</p>}
      <MaterialList materials={lines} mine={of.status === 'archived' ? null : personId} again={again} />
      <ShowEarlier earlier={earlier} />
      {speaks && of.status !== 'archived' && (
        <div className="noprint">
          <AddMaterials caseId={of.id} isApplicant={isApplicant} again={again} />
        </div>
      )}
    </section>
  );
}
