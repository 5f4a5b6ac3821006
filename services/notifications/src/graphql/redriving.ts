import { asking, builder, expected, known, retryArgs, runs } from '@sinan/schema/graphql';
import { type Redriven, redrive } from '../redrive/redriving.ts';

/** What is missing of a part, sent again. For chief editors. */
export function registerRedriving(): void {
  const redriven = builder.objectRef<Redriven>('DeliveryRedriven').implement({
    fields: (t) => ({
      warningId: t.exposeID('warningId'),
      mails: t.exposeInt('mails', { description: 'How many go on: taken up again, or put off and due now.' }),
    }),
  });
  const redriving = builder.inputType('RedriveDeliveryInput', {
    description: 'The part as `deliveryProgress` tells it: the last one.',
    fields: (t) => ({
      warningId: t.id({ required: true }),
      version: t.int({ required: true }),
      withdrawal: t.boolean({ required: true }),
    }),
  });
  builder.mutationField('redriveDelivery', (t) =>
    t.field({
      description:
        'Sends again what is missing of the last part that was mailed, and nothing that went out or may have (补发). For who publishes.',
      type: redriven,
      ...runs(redrive),
      ...expected,
      args: { input: t.arg({ type: redriving, required: true }), ...retryArgs },
      resolve: (_, { input, commandId }, context) =>
        asking(context, commandId)(redrive, { ...input, warningId: known('warning', input.warningId) }),
    }),
  );
}
