/**
 * Loaded into every part before its own code: when the program that started it is gone, even by SIGKILL,
 * the channel to it breaks, and the part ends as if it had been asked to.
 */
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();
