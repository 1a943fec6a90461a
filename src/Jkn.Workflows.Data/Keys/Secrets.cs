using Jkn.Workflows.Data.Providers;

namespace Jkn.Workflows.Data.Keys;

/// <summary>Named secrets in their wrapped form. The first writer wins, on every node: all end up with the same one.</summary>
public sealed class Secrets(Database database)
{
    private static readonly Sql Find = new("SELECT value FROM secrets WHERE name = @p0", "t");
    private static readonly Sql Add = new("INSERT INTO secrets (name, value) VALUES (@p0, @p1) ON CONFLICT (name) DO NOTHING", "tb");

    private static readonly Sql Last = new("SELECT value FROM secrets WHERE name LIKE @p0 ORDER BY name DESC LIMIT 1", "t");

    /// <summary>The last by name of those that begin so; null when there is none.</summary>
    public byte[]? Newest(string prefix)
    {
        using var connection = database.Open();
        using var last = new Statement(connection, Last);
        return last.Scalar(prefix + "%") as byte[];
    }

    public byte[] GetOrAdd(string name, Func<byte[]> create)
    {
        using var connection = database.Open();
        using var find = new Statement(connection, Find);
        if (find.Scalar(name) is byte[] found)
            return found;
        using var add = new Statement(connection, Add);
        add.Execute(name, create());
        return (byte[])find.Scalar(name)!;
    }
}
