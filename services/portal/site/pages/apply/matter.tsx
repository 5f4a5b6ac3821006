import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { CountryField } from '../../frame/country-field.tsx';
import { FieldError } from '../../frame/field.tsx';
import { LineField, SelectField } from '../../frame/inputs.tsx';
import { codesOf, nameOf } from '../../words/codes.ts';
import { filingOptions } from '../../words/filing.ts';
import { blankCounsel, blankRight, type FilledCounsel, type FilledRight, nextKey } from './filled.ts';
import type { Part } from './part.ts';

const MOST_RIGHTS = 50;
const MOST_COUNSEL = 20;

/** What is asserted, against which product, by whom. */
export function Matter(part: Part) {
  const { t } = useTranslation();
  const { filled, change, problems } = part;
  return (
    <>
      <Rights {...part} />
      <LineField
        id="product"
        label={t('apply.product')}
        hint={t('apply.productHint')}
        error={problems.product}
        max={500}
        value={filled.product}
        onChange={(product) => change({ product })}
      />
      <LineField
        id="claimant"
        label={t('form.optional', { label: t('apply.claimant') })}
        hint={t('apply.claimantHint')}
        error={problems.claimant}
        max={500}
        value={filled.claimant}
        onChange={(claimant) => change({ claimant })}
      />
      <Counsel {...part} />
      <Shop {...part} />
    </>
  );
}

function Rights({ filled: { rights }, change, problems }: Part) {
  const { t } = useTranslation();
  const put = (key: number, more: Partial<FilledRight>) =>
    change({ rights: rights.map((one) => (one.key === key ? { ...one, ...more } : one)) });
  return (
    <fieldset id="rights" tabIndex={-1} aria-describedby="rights-hint rights-error">
      <legend>{t('apply.rights')}</legend>
      <p id="rights-hint" className="dim">
        {t('apply.rightsHint')}
      </p>
      <FieldError id="rights" text={problems.rights} />
      {rights.map((right, at) => (
        <fieldset key={right.key} className="row">
          <legend>{t('apply.right', { number: at + 1 })}</legend>
          <Right at={at} right={right} put={(more) => put(right.key, more)} problems={problems} />
          {rights.length > 1 && (
            <Button onClick={() => change({ rights: rights.filter(({ key }) => key !== right.key) })}>
              {t('apply.removeRight', { number: at + 1 })}
            </Button>
          )}
        </fieldset>
      ))}
      {rights.length < MOST_RIGHTS && (
        <Button onClick={() => change({ rights: [...rights, blankRight(nextKey(rights))] })}>
          {t('apply.addRight')}
        </Button>
      )}
    </fieldset>
  );
}

interface RightProps extends Pick<Part, 'problems'> {
  readonly at: number;
  readonly right: FilledRight;
  readonly put: (more: Partial<FilledRight>) => void;
}

function Right({ at, right, put, problems }: RightProps) {
  const { t } = useTranslation();
  const names = [
    ['number', 'rightNumber', 64],
    ['name', 'rightName', 300],
    ['owner', 'rightOwner', 300],
  ] as const;
  return (
    <>
      <SelectField
        id={`rights-${at}-kind`}
        label={t('apply.rightKind')}
        none={t('apply.choose')}
        error={problems[`rights-${at}-kind`]}
        options={codesOf('rights').map((code) => [code, nameOf('rights', code)])}
        value={right.kind}
        onChange={(kind) => put({ kind })}
      />
      {names.map(([name, label, max]) => (
        <LineField
          key={name}
          id={`rights-${at}-${name}`}
          label={t('form.optional', { label: t(`apply.${label}`) })}
          error={problems[`rights-${at}-${name}`]}
          max={max}
          value={right[name]}
          onChange={(text) => put({ [name]: text })}
        />
      ))}
    </>
  );
}

function Counsel({ filled: { counsel }, change, problems }: Part) {
  const { t } = useTranslation();
  const put = (key: number, more: Partial<FilledCounsel>) =>
    change({ counsel: counsel.map((one) => (one.key === key ? { ...one, ...more } : one)) });
  return (
    <fieldset id="opposingCounsel" tabIndex={-1}>
      <legend>{t('form.optional', { label: t('apply.counsel') })}</legend>
      <FieldError id="opposingCounsel" text={problems.opposingCounsel} />
      {counsel.map(({ key, name, country }, at) => (
        <fieldset key={key} className="row">
          <legend>{t('apply.counselOne', { number: at + 1 })}</legend>
          <LineField
            id={`opposingCounsel-${at}-name`}
            label={t('apply.counselName')}
            error={problems[`opposingCounsel-${at}-name`]}
            max={300}
            value={name}
            onChange={(text) => put(key, { name: text })}
          />
          <CountryField
            id={`opposingCounsel-${at}-country`}
            label={t('apply.country')}
            none={t('apply.unsure')}
            error={problems[`opposingCounsel-${at}-country`]}
            value={country}
            onChange={(code) => put(key, { country: code })}
          />
          <Button onClick={() => change({ counsel: counsel.filter((one) => one.key !== key) })}>
            {t('apply.removeCounsel', { number: at + 1 })}
          </Button>
        </fieldset>
      ))}
      {counsel.length < MOST_COUNSEL && (
        <Button onClick={() => change({ counsel: [...counsel, blankCounsel(nextKey(counsel))] })}>
          {t('apply.addCounsel')}
        </Button>
      )}
    </fieldset>
  );
}

/** Where it is sold, for disputes of shops. */
function Shop({ filled, change, problems }: Part) {
  const { t } = useTranslation();
  return (
    <>
      <SelectField
        id="platform"
        label={t('form.optional', { label: t('apply.platform') })}
        none={t('apply.choose')}
        error={problems.platform}
        options={filingOptions('platforms')}
        value={filled.platform}
        onChange={(platform) => change({ platform })}
      />
      {filled.platform && (
        <>
          <LineField
            id="shop"
            label={t('form.optional', { label: t('apply.shop') })}
            error={problems.shop}
            max={200}
            value={filled.shop}
            onChange={(shop) => change({ shop })}
          />
          <LineField
            id="sellerId"
            label={t('form.optional', { label: t('apply.sellerId') })}
            error={problems.sellerId}
            max={100}
            value={filled.sellerId}
            onChange={(sellerId) => change({ sellerId })}
          />
        </>
      )}
    </>
  );
}
