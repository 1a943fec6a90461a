global using Jkn.Workflows.Domain.Sops;
