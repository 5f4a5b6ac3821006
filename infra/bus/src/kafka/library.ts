import kafkajs from 'kafkajs';

/** What of the library is a value: it is CommonJS, whose names Node cannot always tell before it runs. */
export const { ConfigResourceTypes, ConfigSource, Kafka, logLevel } = kafkajs;
