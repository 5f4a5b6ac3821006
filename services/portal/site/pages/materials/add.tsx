import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorSummary } from '../../frame/field.tsx';
import { FileField } from '../../frame/file-field.tsx';
import { CheckField, SelectField } from '../../frame/inputs.tsx';
import { wrongWith } from './chosen.ts';
import { ChosenFile } from './chosen-file.tsx';
import { type About, useAdding } from './use-adding.ts';

const SECRECIES = ['general', 'secret', 'experts'] as const;
interface AddMaterialsProps {
  readonly caseId: string;
  /** Whether these are the enterprise's own files, which it may keep from the centre. */
  readonly isApplicant: boolean;
  readonly again: () => void;
}

/** Adds files to a case: as many as are chosen, each said what it is, with a bar for what is on its way. */
export function AddMaterials({ caseId, isApplicant, again }: AddMaterialsProps) {
  const { t } = useTranslation();
  const adding = useAdding();
  const [secrecy, setSecrecy] = useState<About['secrecy']>('general');
  const [consents, setConsents] = useState(false);
  const [isSworn, setSworn] = useState(false);
  const [tried, setTried] = useState(0);
  const [came, setCame] = useState<{ readonly added: number; readonly left: number } | null>(null);
  const { chosen, isUnderWay } = adding;
  const isUncertain = !isUnderWay && chosen.some((one) => one.isUncertain);
  const secrecies = SECRECIES.filter((one) => isApplicant || one !== 'experts');
  const problems = tried === 0 ? {} : problemsOf();

  function problemsOf(): { readonly [field: string]: string } {
    return {
      ...(chosen.length === 0 ? { files: t('materials.add.needFile') } : {}),
      ...(isSworn ? {} : { sworn: t('materials.add.needSworn') }),
      ...Object.fromEntries(
        chosen.flatMap(({ key, file }) => {
          const wrong = wrongWith(file);
          return wrong ? [[`kind-${key}`, `${file.name}: ${t(`materials.add.${wrong}`)}`]] : [];
        }),
      ),
    };
  }
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setTried(tried + 1);
    if (Object.keys(problemsOf()).length > 0 || isUnderWay) return;
    const expertMayRead = consents || secrecy === 'experts';
    const done = await adding.send({ caseId, secrecy, expertMayRead });
    setCame(done);
    setTried(0);
    if (done.left === 0) setSworn(false);
    if (done.added > 0) again();
  }
  return (
    <form noValidate onSubmit={submit} aria-labelledby="add-materials">
      <h3 id="add-materials">{t('materials.add.title')}</h3>
      <ErrorSummary title={t('materials.wrong')} problems={problems} tried={tried} />
      <FileField
        id="files"
        label={t('materials.add.choose')}
        hint={t('materials.add.hint')}
        error={problems.files}
        disabled={isUnderWay}
        choose={(files) => {
          setCame(null);
          adding.choose(files);
        }}
      />
      {chosen.length > 0 && (
        <ul className="lines" aria-label={t('materials.add.chosen')}>
          {chosen.map((one) => (
            <ChosenFile
              key={one.key}
              one={one}
              error={problems[`kind-${one.key}`]}
              isUnderWay={isUnderWay}
              put={(kind) => adding.put(one.key, { kind })}
              drop={() => adding.drop(one.key)}
            />
          ))}
        </ul>
      )}
      {isUncertain && <p role="alert">{t('materials.add.uncertain')}</p>}
      {chosen.length > 0 && (
        <fieldset disabled={isUnderWay || isUncertain}>
          <SelectField
            id="secrecy"
            label={t('materials.add.secrecy')}
            hint={t(isApplicant ? 'materials.add.secrecyHint' : 'materials.add.secrecyOf')}
            options={secrecies.map((one) => [one, t(`materials.secrecy.${one}`)])}
            value={secrecy}
            onChange={(value) => setSecrecy(SECRECIES.find((one) => one === value) ?? 'general')}
          />
          {secrecy !== 'experts' && (
            <CheckField
              id="consent"
              label={t('materials.add.expert')}
              hint={t('materials.add.expertHint')}
              checked={consents}
              onChange={setConsents}
            />
          )}
          <CheckField
            id="sworn"
            label={t('materials.add.sworn')}
            hint={t('materials.add.swornHint')}
            error={problems.sworn}
            checked={isSworn}
            onChange={setSworn}
          />
        </fieldset>
      )}
      <div className="actions">
        <Button type="primary" htmlType="submit" loading={isUnderWay}>
          {t(isUnderWay ? 'materials.add.sending' : came?.left ? 'materials.add.again' : 'materials.add.send')}
        </Button>
        {isUnderWay && <Button onClick={adding.stop}>{t('materials.add.stop')}</Button>}
      </div>
      <p role="status">
        {came !== null && came.added > 0 && t('materials.add.sent', { count: came.added })}
        {came !== null && came.left > 0 && ` ${t('materials.add.left', { left: came.left })}`}
      </p>
    </form>
  );
}
