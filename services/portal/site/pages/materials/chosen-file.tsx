import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { SelectField } from '../../frame/inputs.tsx';
import { InTrouble } from '../../frame/states.tsx';
import { codesOf, nameOf } from '../../words/codes.ts';
import { type Chosen, type Stands, sizeOf } from './chosen.ts';

interface ChosenFileProps {
  readonly one: Chosen;
  readonly error: string | undefined;
  readonly isUnderWay: boolean;
  readonly put: (kind: string) => void;
  readonly drop: () => void;
}

/** A file before it is there: what it is, how much of it is on its way, and why it came to nothing. */
export function ChosenFile({ one, error, isUnderWay, put, drop }: ChosenFileProps) {
  const { t } = useTranslation();
  const { name, size } = one.file;
  const { unit, n } = sizeOf(size);
  return (
    <li>
      <strong>{name}</strong> <span className="dim">{t(`materials.bytes.${unit}`, { n })}</span>
      <fieldset disabled={isUnderWay || one.uploadId !== null}>
        <SelectField
          id={`kind-${one.key}`}
          label={t('materials.add.kind', { name })}
          error={error}
          options={codesOf('materialKinds').map((code) => [code, nameOf('materialKinds', code)])}
          value={one.kind}
          onChange={put}
        />
      </fieldset>
      <Standing stands={one.stands} name={name} />
      {!isUnderWay && (
        <Button onClick={drop} aria-label={t('materials.add.removeOne', { name })}>
          {t('materials.add.remove')}
        </Button>
      )}
    </li>
  );
}

function Standing({ stands, name }: { readonly stands: Stands; readonly name: string }) {
  const { t } = useTranslation();
  switch (stands.status) {
    case 'waiting':
      return null;
    case 'under-way': {
      const percent = Math.floor(100 * stands.share);
      const text = t('materials.add.progress', { name, percent });
      return (
        <p>
          <progress max={100} value={percent} aria-label={text} /> {text}
        </p>
      );
    }
    case 'wrong':
      return (
        <p className="wrong" role="alert">
          {stands.message}
        </p>
      );
    case 'in-trouble': {
      const isSignedOut = stands.trouble.kind === 'refused' && stands.trouble.code === 'UNAUTHENTICATED';
      return (
        <div role="alert">
          <InTrouble trouble={stands.trouble} />
          {isSignedOut && <p>{t('materials.add.signedOut')}</p>}
        </div>
      );
    }
    default:
      return stands satisfies never;
  }
}
