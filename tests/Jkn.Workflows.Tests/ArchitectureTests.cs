namespace Jkn.Workflows.Tests;

public class ArchitectureTests
{
    [Fact]
    public void The_solution_stands() => File.Exists(Path.Combine(AppContext.BaseDirectory, "Jkn.Workflows.Engine.dll")).ShouldBeTrue();
}
