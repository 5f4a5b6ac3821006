import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import { ASK } from '../../api/documents.ts';
import { useSend } from '../../api/send.ts';
import { InTrouble } from '../../frame/states.tsx';
import { momentOf } from '../../words/dates.ts';
import { sizeOf } from './chosen.ts';
import type { Material } from './index.tsx';

interface ListProps {
  readonly materials: readonly Material[];
  /** Whose files can be taken back now; null: nobody's. */
  readonly mine: string | null;
  readonly again: () => void;
}

export function MaterialList({ materials, mine, again }: ListProps) {
  const { t } = useTranslation();
  return (
    <ul className="lines" aria-label={t('materials.caption')}>
      {materials.map((material) => (
        <li key={material.id}>
          <Line material={material} />
          {material.withdrawnAt === null && material.by?.id === mine && mine !== null && (
            <TakeBack material={material} again={again} />
          )}
        </li>
      ))}
    </ul>
  );
}

function Line({ material }: { readonly material: Material }) {
  const { t, i18n } = useTranslation();
  const { kind, side, by, at, secrecy, expertMayRead, bytes } = material;
  const { unit, n } = sizeOf(bytes);
  const about = [
    kind.label,
    t(`materials.secrecy.${secrecy}`),
    expertMayRead && secrecy !== 'experts' && t('materials.expert'),
    t(`materials.bytes.${unit}`, { n }),
    t(`materials.side.${side}`),
    by?.email,
    momentOf(at, i18n.language),
  ];
  return (
    <>
      <FileLink material={material} />
      <p className="dim">{about.filter(Boolean).join(' · ')}</p>
    </>
  );
}

/** Where it can be saved, for whom it is open to. */
function FileLink({ material: { file, withdrawnAt } }: { readonly material: Material }) {
  const { t, i18n } = useTranslation();
  if (withdrawnAt !== null) return <p>{t('materials.withdrawn', { time: momentOf(withdrawnAt, i18n.language) })}</p>;
  if (file === null) return <p>{t('materials.closed')}</p>;
  return (
    <p>
      <a href={file.url} download={file.name} aria-label={t('materials.open', { name: file.name })}>
        {file.name}
      </a>
    </p>
  );
}

function TakeBack({ material, again }: { readonly material: Material; readonly again: () => void }) {
  const { t } = useTranslation();
  const client = useClient();
  const [asks, setAsks] = useState(false);
  const { sending, send } = useSend();
  const name = material.file?.name ?? material.kind.label;
  async function takeBack(): Promise<void> {
    const came = await send(async (commandId) => {
      const { data, error } = await client.mutation(ASK.withdrawMaterial, {
        input: { materialId: material.id },
        commandId,
      });
      return { answer: data?.withdrawMaterial, error };
    });
    if (came !== 'unknown') again();
  }
  if (!asks)
    return (
      <Button className="noprint" onClick={() => setAsks(true)} aria-label={t('materials.withdrawOne', { name })}>
        {t('materials.withdraw')}
      </Button>
    );
  return (
    <fieldset aria-label={t('materials.withdrawOne', { name })}>
      <p>{t('materials.sure')}</p>
      {sending.status === 'in-trouble' && <InTrouble trouble={sending.trouble} />}
      <div className="actions">
        <Button danger loading={sending.status === 'under-way'} onClick={() => void takeBack()}>
          {t('materials.yes')}
        </Button>
        <Button onClick={() => setAsks(false)}>{t('materials.no')}</Button>
      </div>
    </fieldset>
  );
}
