import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { LineField, SelectField, TextField } from '../../frame/inputs.tsx';
import { codesOf, nameOf } from '../../words/codes.ts';
import type { Action } from './actions.ts';
import { EndingFields } from './ending-fields.tsx';
import { HandOverFields } from './hand-over-fields.tsx';
import type { SupplementItem, Wish } from './wish.ts';

export interface FieldsProps {
  /** The centre that holds the case. */
  readonly holder: string;
  readonly wish: Wish;
  readonly change: (more: Partial<Wish>) => void;
  readonly problems: { readonly [field: string]: string };
}

/** What an action needs to know besides the case. */
export function ActionFields({ action, ...props }: FieldsProps & { readonly action: Action }) {
  const { t } = useTranslation();
  switch (action) {
    case 'decline':
      return <DeclineFields {...props} />;
    case 'supplement':
      return <SupplementFields {...props} />;
    case 'return-hand-over':
      return (
        <TextField
          id="returnReason"
          rows={3}
          label={t('desk.returnReason')}
          value={props.wish.returnReason}
          error={props.problems.returnReason}
          onChange={(returnReason) => props.change({ returnReason })}
        />
      );
    case 'offer-hand-over':
      return <HandOverFields {...props} />;
    case 'close':
    case 'terminate':
    case 'archive':
      return <EndingFields action={action} {...props} />;
    case 'accept':
    case 'begin':
    case 'accept-hand-over':
      return null;
    default:
      return action satisfies never;
  }
}

function DeclineFields({ wish, change, problems }: FieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <SelectField
        id="reason"
        label={t('desk.reason')}
        none={t('desk.chooseReason')}
        error={problems.reason}
        options={codesOf('declineReasons').map((code) => [code, `${code} ${nameOf('declineReasons', code)}`])}
        value={wish.reason}
        onChange={(reason) => change({ reason })}
      />
      <TextField
        id="note"
        rows={3}
        label={t('desk.note')}
        hint={t('desk.noteHint')}
        value={wish.note}
        error={problems.note}
        onChange={(note) => change({ note })}
      />
    </>
  );
}

/** One notice names everything: as many items as are missing. */
const MOST_ITEMS = 20;

function SupplementFields({ wish, change, problems }: FieldsProps) {
  const { t } = useTranslation();
  const { items } = wish;
  const put = (key: number, more: Partial<SupplementItem>) =>
    change({ items: items.map((one) => (one.key === key ? { ...one, ...more } : one)) });
  const add = () =>
    change({ items: [...items, { key: Math.max(...items.map(({ key }) => key)) + 1, item: '', why: '' }] });
  return (
    <>
      {items.map((one, at) => (
        <fieldset key={one.key}>
          <legend>{t('desk.item', { number: at + 1 })}</legend>
          <LineField
            id={`item-${at}`}
            label={t('desk.itemName')}
            value={one.item}
            error={problems[`item-${at}`]}
            onChange={(item) => put(one.key, { item })}
          />
          <TextField
            id={`why-${at}`}
            rows={3}
            label={t('desk.itemWhy')}
            value={one.why}
            onChange={(why) => put(one.key, { why })}
          />
          {items.length > 1 && (
            <Button onClick={() => change({ items: items.filter(({ key }) => key !== one.key) })}>
              {t('desk.removeItem', { number: at + 1 })}
            </Button>
          )}
        </fieldset>
      ))}
      {items.length < MOST_ITEMS && <Button onClick={add}>{t('desk.addItem')}</Button>}
      <LineField
        id="dueOn"
        label={t('desk.dueOn')}
        type="date"
        error={problems.dueOn}
        value={wish.dueOn}
        onChange={(dueOn) => change({ dueOn })}
      />
    </>
  );
}
