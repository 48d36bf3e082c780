// The order of test files: those in real time begin first, because they take as long however fast the machine is; behind
// them the others fill the processor.
import { BaseSequencer, type TestSpecification } from "vitest/node";

export const REAL_TIME_PROJECT = "real time";

export class RealTimeFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isRealTime = ({ project }: TestSpecification) => project.name === REAL_TIME_PROJECT;
    return [...sorted.filter(isRealTime), ...sorted.filter((file) => !isRealTime(file))];
  }
}
