import { Check } from './check.tsx';
import { ContactAndCentre } from './contact.tsx';
import { Dates } from './dates.tsx';
import { Dispute } from './dispute.tsx';
import { FactsAndNeeds } from './facts.tsx';
import type { Lack } from './lacks.ts';
import { Matter } from './matter.tsx';
import type { Centre, Me, Part } from './part.ts';
import type { Step } from './steps.ts';
import { Who } from './who.tsx';

interface StepFieldsProps extends Part {
  readonly step: Step;
  readonly me: Me;
  readonly centres: readonly Centre[];
  readonly lacks: readonly Lack[];
  readonly follow: (field: string) => void;
  readonly next: string;
  readonly onClaimed: () => void;
}

/** What a step asks. */
export function StepFields({ step, me, centres, lacks, follow, next, onClaimed, ...part }: StepFieldsProps) {
  switch (step) {
    case 'who':
      return <Who {...part} me={me} next={next} onClaimed={onClaimed} />;
    case 'dispute':
      return <Dispute {...part} />;
    case 'dates':
      return <Dates {...part} />;
    case 'matter':
      return <Matter {...part} />;
    case 'facts':
      return <FactsAndNeeds {...part} />;
    case 'contact':
      return <ContactAndCentre {...part} centres={centres} />;
    case 'check':
      return <Check filled={part.filled} me={me} centres={centres} lacks={lacks} follow={follow} />;
    default:
      return step satisfies never;
  }
}
