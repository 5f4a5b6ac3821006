import type { HandleContext } from '../port.ts';

/** One call of a handler. Its signal is made when somebody asks for it: most handlers never do, and a signal costs more than the rest. */
export class Call {
  readonly context: HandleContext;
  readonly #ended: { reason?: Error; controller?: AbortController } = {};

  constructor(attempt: number) {
    const ended = this.#ended;
    this.context = {
      attempt,
      get signal() {
        ended.controller ??= controllerOf(ended.reason);
        return ended.controller.signal;
      },
    };
  }

  abort(reason: Error): void {
    this.#ended.reason ??= reason;
    this.#ended.controller?.abort(reason);
  }
}

function controllerOf(reason: Error | undefined): AbortController {
  const controller = new AbortController();
  if (reason !== undefined) controller.abort(reason);
  return controller;
}
