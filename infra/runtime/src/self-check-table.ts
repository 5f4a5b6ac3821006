interface Words {
  readonly zh: string;
  readonly en: string;
}

/** Every self-check by its name, and the first thing to do when it finds something. */
export const SELF_CHECKS = {
  'outbox-left-over': {
    en: 'Entries have waited for the bus for over a minute. See whether the broker answers (/health/ready, check “bus”) and whether its disk has room; what waits is sent by itself once it does. If only these aggregates stay, the log says under their ids why.',
    zh: '有记录超过一分钟未能发往消息总线。请检查消息代理是否应答（/health/ready 的 bus 项）、其磁盘是否有剩余空间；恢复后会自动续发。若只有这几个对象滞留，请按其编号在日志中查看原因。',
  },
  'reaction-late': {
    en: 'A reaction has stood still for over a minute while events wait for it. See whether the store answers (/health/ready), and what the log says of this group; then restart the process that runs the service. Nothing is lost: what it had in hand comes again.',
    zh: '有消费组超过一分钟没有进展，事件正在等待。请检查存储是否应答（/health/ready），并在日志中查看该组的记录；然后重启运行该服务的进程。不会丢失：处理中的事件会重新送达。',
  },
  'chain-broken': {
    en: 'A history does not fit its hash chain: it was changed or cut outside the platform. Change nothing. Find out who else writes to the database and stop it, keep the document and its history as they are, and compare them with the last backup and with `chainhead` of its events.',
    zh: '有历史记录与其哈希链不符：它在平台之外被改动或截断。请勿改动任何数据。查明还有谁在写数据库并使其停止，原样保存该文档及其历史，再与最近的备份和事件中的 chainhead 逐一比对。',
  },
  'parked-rows': {
    en: 'Events wait that a reaction could not handle, and all that came after them under their keys. An administrator reads why (`parkedEvents`), mends the cause, and has them replayed, or skipped with a reason.',
    zh: '有搁置事件等待处理，同一键的后续事件也在其后等待。请由管理员查看原因（parkedEvents），排除后重放，或写明理由后跳过。',
  },
  'work-late': {
    en: 'Rows of work have been due for over 5 minutes, and nobody takes them. See whether a process of the service runs (`sinan_part_up` of this worker); if it does and they grow fewer, it is a burst that takes its time; if not, restart it.',
    zh: '有待办工作到期超过五分钟仍无人处理。请检查该服务的进程是否在运行（该工作者的 sinan_part_up）；若在运行且数量在减少，属于高峰，等待即可；否则请重启。',
  },
  'mails-behind': {
    en: 'Fifteen minutes after a version of a warning went live, less than 99 % of the mails that go at once are sent, or ended for a reason of their reader’s, or not all of them are planned. Under the ids: the version and, in the desk’s delivery page, what its mails wait for. See whether the mail server takes mails (`sinan_mails_total`, the log lines “a mail was not sent”) and whether a limit of ours is too low; what waits is sent by itself, what was refused is not: a chief may have it sent again.',
    zh: '某一预警版本发布十五分钟后，应即时送达的邮件中，已送出或因读者自身原因终止的不足 99%，或尚未全部列入发送。编号即该版本，可在编审台的送达页查看邮件停在何处。请检查邮件服务器是否收信（sinan_mails_total、日志“a mail was not sent”），以及本平台的发送限额是否过低；等待中的邮件会自动续发；被拒收的不会，可由主编补发。',
  },
  'disk-low': {
    en: 'The disk of the data folder is nearly full. Make room, or give it more: when it is full nothing is accepted any more, and reading goes on.',
    zh: '数据目录所在磁盘将满。请清理或扩容：写满后将不再受理任何提交，查阅不受影响。',
  },
} as const satisfies { readonly [name: string]: Words };
export type SelfCheckName = keyof typeof SELF_CHECKS;
