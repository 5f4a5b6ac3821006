import { installSignals, openLog } from '@sinan/runtime';
import { serve } from '../serve.ts';
import { welcome } from '../welcome.ts';
import type { Command } from './command.ts';

export const serveCommand: Command = {
  name: 'serve',
  about: {
    en: 'serve everything in one process, or the parts named: gateway, or services by their names',
    zh: '在一个进程中提供全部服务，或只提供指定部分：gateway 或各服务的名称',
  },
  operands: [
    {
      name: { en: 'part', zh: '部分' },
      about: {
        en: 'with KAFKA_BROKERS and MONGODB_URI: what this process serves',
        zh: '设有 KAFKA_BROKERS 和 MONGODB_URI 时：本进程提供的部分',
      },
      needed: false,
      many: true,
    },
  ],
  options: {},
  async run({ operands, config: read }) {
    const config = read();
    const running = await serve({
      config,
      parts: operands,
      log: openLog({ level: config.logLevel }),
      onFatal: () => process.exit(1),
      // From the first moment on: as the first process of a container it would not hear a signal that it does not ask for.
      hosted: (host) => installSignals(host, (code) => process.exit(code)),
    });
    process.stdout.write(welcome(running, config));
    return 0;
  },
};
