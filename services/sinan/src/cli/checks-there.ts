import type { Health } from '../operate/health.ts';
import { type Finding, fail, ok, plain, warn } from './finding.ts';

/** What the platform says of itself, one line for each thing. */
export function checksThere(health: Health): readonly Finding[] {
  return [
    process(health),
    ...parts(health),
    mail(health),
    ...health.found.map(({ name, service, found, todo }) =>
      warn(
        'self-check',
        plain(
          `${name} (${service}): ${found?.count ?? 0} ${[...(found?.codes ?? []), ...(found?.ids ?? [])].join(', ')}`,
        ),
        todo,
      ),
    ),
    parkedRows(health),
    ...newer(health),
  ];
}

function process({ serves, onServers }: Health): Finding {
  if (serves) return ok('process', { en: 'one runs and answers', zh: '正在运行并应答' });
  if (onServers)
    return ok('process', {
      en: 'each answers for itself at /health/checks; looked at the servers',
      zh: '各进程请见其 /health/checks；已直接查看服务器',
    });
  return ok('process', { en: 'none runs; looked at what it left', zh: '没有进程运行；已直接查看数据' });
}

/** A part that does not answer says why itself. */
function parts({ checks }: Health): readonly Finding[] {
  return Object.entries(checks).map(([name, said]) =>
    said === 'ok'
      ? ok(name, { en: 'answers', zh: '应答正常' })
      : fail(name, plain(said), {
          en: 'See the log of the process, and whether the server that it names runs and has room.',
          zh: '请查看进程日志，并检查相应服务器是否在运行、磁盘是否有余量。',
        }),
  );
}

function mail({ mail }: Health): Finding {
  if (mail === 'built-in') return ok('mail', { en: 'the built-in mail server', zh: '内置邮件服务器' });
  if (mail === 'ok') return ok('mail', { en: 'the server takes our mail', zh: '邮件服务器可用' });
  return fail('mail', plain(mail), {
    en: 'See SMTP_URL: address, port, user and password. Mails wait, and are tried again for about five days.',
    zh: '请核对 SMTP_URL 的地址、端口、用户名和密码。邮件会等待重发，约五天。',
  });
}

function parkedRows({ parked }: Health): Finding {
  if (parked === 0) return ok('parked events', plain('0'));
  return warn('parked events', plain(String(parked)), {
    en: 'sinan parked shows why; mend the cause, then sinan replay --all.',
    zh: 'sinan parked 显示原因；排除后执行 sinan replay --all。',
  });
}

function newer({ newer }: Health): readonly Finding[] {
  if (newer.length === 0) return [ok('documents', { en: 'none is of a newer release', zh: '没有更高版本写入的文档' })];
  return newer.map(({ service, ids }) =>
    fail('documents', plain(`${service}: ${ids.join(', ')}`), {
      en: 'A newer release wrote these, and this one refuses to change them. Run the newer release.',
      zh: '以上由更高版本写入，当前版本拒绝改动。请运行较新的版本。',
    }),
  );
}
