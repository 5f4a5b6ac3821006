import type { ReactNode } from 'react';

export interface HeadlineFigure {
  readonly name: string;
  /** As one reads it from afar. */
  readonly figure: ReactNode;
  /** Exactly, where that is not. */
  readonly exact?: string | undefined;
  readonly note: string;
}

/** The figures that come first, large. */
export function Headline({ figures }: { readonly figures: readonly HeadlineFigure[] }) {
  return (
    <dl className="headline">
      {figures.map(({ name, figure, exact, note }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <span className="figure">{figure}</span>
            {exact && <span className="dim">{exact}</span>}
            <span className="dim">{note}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
