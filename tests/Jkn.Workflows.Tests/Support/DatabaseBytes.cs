using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Tests.Support;

public static class DatabaseBytes
{
    /// <summary>Everything that lies in the database: SQLite's files with log and free pages; PostgreSQL's rows of all tables.</summary>
    public static async Task<byte[]> AllBytesAsync(this TestDatabase db)
    {
        var all = new MemoryStream();
        if (db.IsSqlite)
        {
            foreach (var file in Directory.GetFiles(db.Folder, "jkn.db*"))
            {
                await using var content = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
                await content.CopyToAsync(all);
            }
            return all.ToArray();
        }
        await using var context = db.NewContext();
        await using var connection = db.Database.Open();
        foreach (var table in context.Model.GetEntityTypes().Select(e => e.GetTableName()))
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"SELECT * FROM {table}";
            await using var rows = await command.ExecuteReaderAsync();
            while (await rows.ReadAsync())
            {
                for (var i = 0; i < rows.FieldCount; i++)
                    all.Write(rows.GetValue(i) is byte[] bytes ? bytes : System.Text.Encoding.UTF8.GetBytes($"{rows.GetValue(i)}\n"));
            }
        }
        return all.ToArray();
    }
}
