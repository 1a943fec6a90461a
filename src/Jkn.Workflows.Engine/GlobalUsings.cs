global using Jkn.Workflows.Engine.Activities;
