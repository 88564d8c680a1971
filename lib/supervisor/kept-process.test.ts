import { expect, test, vi } from "vitest";
import { KeptProcess, type Launched } from "./kept-process";

/** A process in name only; `end` is its crash. */
function fakeProcess(pid: number): Launched & { end(): void; isStopped: boolean } {
  let end: () => void = () => undefined;
  const exited = new Promise<void>((resolve) => {
    end = resolve;
  });
  return {
    pid,
    exited,
    end,
    isStopped: false,
    async stop() {
      this.isStopped = true;
      end();
    },
    kill: end,
  };
}

function fakeProgram() {
  const processes: ReturnType<typeof fakeProcess>[] = [];
  const failures: Error[] = [];
  const launch = async () => {
    const failure = failures.shift();
    if (failure !== undefined) throw failure;
    const process = fakeProcess(processes.length + 1);
    processes.push(process);
    return process;
  };
  return { processes, failures, launch };
}

test("a process that ends by itself is started again", async () => {
  const program = fakeProgram();
  const kept = await KeptProcess.start({ name: "It", launch: program.launch, say: () => undefined });

  program.processes[0]?.end();

  await vi.waitFor(() => expect(kept.current.pid).toBe(2));
  await kept.stop();
  expect(program.processes).toHaveLength(2);
});

test("a start that fails is tried again, and the operator is told why", async () => {
  const program = fakeProgram();
  const lines: string[] = [];
  const kept = await KeptProcess.start({
    name: "It",
    launch: program.launch,
    say: (line) => lines.push(line),
  });
  program.failures.push(new Error("no luck"));

  program.processes[0]?.end();

  await vi.waitFor(() => expect(kept.current.pid).toBe(2), { timeout: 5_000 });
  await kept.stop();
  expect(lines).toContain("It does not start: no luck");
});

test("a process that is stopped is not started again", async () => {
  const program = fakeProgram();
  const kept = await KeptProcess.start({ name: "It", launch: program.launch, say: () => undefined });

  await kept.stop();

  expect(program.processes.map(({ isStopped }) => isStopped)).toEqual([true]);
});

test("the first start is not tried again: its failure is the caller's", async () => {
  const program = fakeProgram();
  program.failures.push(new Error("no luck"));

  const start = KeptProcess.start({ name: "It", launch: program.launch, say: () => undefined });

  await expect(start).rejects.toThrow("no luck");
  expect(program.processes).toEqual([]);
});

test("what is told about a restart may fail without ending the watch", async () => {
  const program = fakeProgram();
  const onRestarted = vi.fn().mockRejectedValueOnce(new Error("disk full")).mockResolvedValue(undefined);
  const kept = await KeptProcess.start({
    name: "It",
    launch: program.launch,
    say: () => undefined,
    onRestarted,
  });

  program.processes[0]?.end();
  await vi.waitFor(() => expect(onRestarted).toHaveBeenCalledTimes(1));
  program.processes[1]?.end();

  await vi.waitFor(() => expect(onRestarted).toHaveBeenCalledTimes(2), { timeout: 5_000 });
  await kept.stop();
});
