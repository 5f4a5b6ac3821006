import { registerChanges } from './changes.ts';
import { contentTypes } from './content.ts';
import { registerReading } from './reading.ts';
import { registerWarning, stageType } from './warning.ts';
import { registerWriting } from './writing.ts';

/** Registers the fields of risk warnings on the one builder. Calling it twice would name types twice. */
export function graphql(): void {
  const [content, stage] = [contentTypes(), stageType()];
  registerWarning(content, stage);
  registerReading(stage);
  registerWriting(content);
  registerChanges();
}
