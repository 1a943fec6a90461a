using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;

namespace Jkn.Workflows.Bench;

/// <summary>Many stored versions for <see cref="StudioBench"/>, as rows only.</summary>
internal static class StudioStore
{
    public const int ManyVersions = 1000,
        ManyDefinitions = 500;
    private const string Part = "65.02-rantai-paraf";

    /// <summary>One procedure with 1,000 versions and 500 procedures with one, each a paraf chain.</summary>
    public static void Fill(string file)
    {
        using var connection = new SqliteConnection($"Data Source={file}");
        connection.Open();
        using var transaction = connection.BeginTransaction();
        using var read = connection.CreateCommand();
        read.CommandText = "SELECT json FROM sops WHERE definition_id = $id";
        read.Parameters.AddWithValue("$id", Part);
        var model = JsonNode.Parse((string)read.ExecuteScalar()!)!.AsObject();
        using var insert = connection.CreateCommand();
        insert.CommandText =
            "INSERT INTO sops (version_id, definition_id, region, key, use, name, version, state, content_hash, json, created_at, "
            + "created_by, revision) VALUES ($v, $d, '65.02', $d, 'PART', $n, $no, 'DICABUT', 'ukur', $json, $at, 'ukur', 0)";
        foreach (var name in new[] { "$v", "$d", "$n", "$no", "$json" })
            insert.Parameters.Add(name, name == "$no" ? SqliteType.Integer : SqliteType.Text);
        insert.Parameters.AddWithValue("$at", DateTimeOffset.UtcNow.ToUnixTimeMilliseconds());
        void Add(string definition, int version, string name)
        {
            var id = $"{definition}-v{version.ToString(CultureInfo.InvariantCulture)}";
            (model["id"], model["definitionId"], model["version"], model["name"]) = (id, definition, version, name);
            (
                insert.Parameters["$v"].Value,
                insert.Parameters["$d"].Value,
                insert.Parameters["$n"].Value,
                insert.Parameters["$no"].Value,
                insert.Parameters["$json"].Value
            ) = (id, definition, name, version, model.ToJsonString());
            insert.ExecuteNonQuery();
        }
        for (var i = 1; i <= ManyVersions; i++)
            Add("65.02-ukur", i, "Rantai ukur");
        for (var i = 1; i <= ManyDefinitions; i++)
            Add($"65.02-ukur-{i}", 1, $"Rantai ukur {i}");
        transaction.Commit();
    }
}
