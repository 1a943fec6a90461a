using Jkn.Workflows.Verify;

return Verification.Run(args, Console.Out, Console.Error);
