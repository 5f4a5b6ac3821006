import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { addressWith, type DeskChoice } from './choice.ts';

/** A choice that somebody keeps under the words that it was made by, in this browser. */
export interface SavedFilter {
  readonly name: string;
  readonly choice: DeskChoice;
}

interface SavedProps {
  readonly personId: string;
  readonly choice: DeskChoice;
  /** What is chosen now, in words; empty where everything is shown. */
  readonly words: readonly string[];
}

/** The choices that one comes back to: a press each, and a press to keep the one that is looked at. */
export function SavedFilters({ personId, choice, words }: SavedProps) {
  const { t } = useTranslation();
  const [saved, setSaved] = useState<readonly SavedFilter[]>(() => filtersOf(personId));
  const name = words.join(' · ');
  function keep(filters: readonly SavedFilter[]): void {
    setSaved(filters);
    try {
      localStorage.setItem(keyOf(personId), JSON.stringify(filters));
    } catch {
      // A browser that keeps nothing has them until the page is left.
    }
  }
  const isKept = saved.some((one) => one.name === name);
  if (saved.length === 0 && name === '') return null;
  return (
    <nav aria-label={t('desk.saved.title')} className="saved noprint">
      {saved.map((one) => (
        <span key={one.name}>
          <Link to={`/desk?${addressWith(new URLSearchParams(), one.choice)}`}>{one.name}</Link>{' '}
          <button
            type="button"
            className="link"
            aria-label={t('desk.saved.removeOne', { name: one.name })}
            onClick={() => keep(saved.filter((other) => other !== one))}
          >
            ×
          </button>
        </span>
      ))}
      {name !== '' && !isKept && (
        <button type="button" className="link" onClick={() => keep([...saved, { name, choice }])}>
          {t('desk.saved.keep', { name })}
        </button>
      )}
    </nav>
  );
}

const keyOf = (personId: string) => `desk-filters ${personId}`;

function filtersOf(personId: string): readonly SavedFilter[] {
  try {
    const kept = JSON.parse(localStorage.getItem(keyOf(personId)) ?? '[]');
    return Array.isArray(kept) ? kept : [];
  } catch {
    return [];
  }
}
