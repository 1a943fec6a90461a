using Microsoft.Data.Sqlite;

namespace Jkn.Workflows.Bench;

/// <summary>Many cases for <see cref="PagesBench"/>, as rows only.</summary>
internal static class PagesStore
{
    /// <summary>Cases of a year and their open tasks as rows only: the lists read nothing else.</summary>
    public static void Fill(string file, int cases)
    {
        using var connection = new SqliteConnection($"Data Source={file}");
        connection.Open();
        using var transaction = connection.BeginTransaction();
        using var insert = connection.CreateCommand();
        insert.CommandText = """
            INSERT INTO cases (case_key, id, region, kind, sop, sop_version, definition_id, channel, case_no, status,
              status_since, path, name, nik_masked, opened_by, received_at, overdue, incidents)
            VALUES ($key, $id, $region, 'Case', 'lima-tingkat', 1, $definition, 'LOKET_KANTOR', $no, 'VERIFIKASI',
              $at, 'BIASA', $name, '990199********01', 'orang-FO', $at, $late, 0);
            INSERT INTO work_items (region, role, due_at, case_key, item_id, case_id, case_kind, case_no, activity_id,
              kind, title, name, emergency, overdue, version, opened_at, sent_by)
            VALUES ($region, 'BO', $due, $key, 's2#2', $id, 'Case', $no, 's2',
              'SIGN_OFF', 'Verifikasi data', $name, 0, $late, 1, $at, 'orang-FO');
            """;
        insert.Parameters.AddWithValue("$region", BenchOffice.Region);
        insert.Parameters.AddWithValue("$definition", $"{BenchOffice.Region}:{BenchOffice.Sop}:1");
        var (key, id, no) = (
            insert.Parameters.Add("$key", SqliteType.Integer),
            insert.Parameters.Add("$id", SqliteType.Text),
            insert.Parameters.Add("$no", SqliteType.Text)
        );
        var name = insert.Parameters.Add("$name", SqliteType.Text);
        var (at, due, late) = (
            insert.Parameters.Add("$at", SqliteType.Integer),
            insert.Parameters.Add("$due", SqliteType.Integer),
            insert.Parameters.Add("$late", SqliteType.Integer)
        );
        var now = DateTimeOffset.UtcNow;
        // keys far from those of real cases
        for (long i = 1; i <= cases; i++)
        {
            (key.Value, id.Value, no.Value) = (1000 + i, $"berkas{i}", $"JKN/99.01/2026/{i:000000}");
            name.Value = $"WARGA {i % 5_000:0000} CONTOH";
            (at.Value, due.Value, late.Value) = (
                now.AddDays(-(i % 365)).ToUnixTimeMilliseconds(),
                now.AddMinutes(i - (cases / 10)).ToUnixTimeMilliseconds(),
                i < cases / 10 ? 1 : 0
            );
            insert.ExecuteNonQuery();
        }
        transaction.Commit();
    }
}
