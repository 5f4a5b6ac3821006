import { type Codes, nameOf } from '../../words/codes.ts';

interface ChoicesProps {
  readonly id: string;
  readonly list: keyof Codes;
  readonly codes: readonly string[];
  readonly chosen: readonly string[];
  readonly choose: (codes: readonly string[]) => void;
}

/** Codes of a list to be ticked: the browser's own boxes, which every keyboard and reader knows. The first bears the id, to be led to. */
export function Choices({ id, list, codes, chosen, choose }: ChoicesProps) {
  const toggle = (code: string, on: boolean) => choose(on ? [...chosen, code] : chosen.filter((one) => one !== code));
  return (
    <div className="choices">
      {codes.map((code, nth) => (
        <label key={code}>
          <input
            type="checkbox"
            {...(nth === 0 ? { id } : {})}
            checked={chosen.includes(code)}
            onChange={(event) => toggle(code, event.target.checked)}
          />
          {nameOf(list, code)}
        </label>
      ))}
    </div>
  );
}
