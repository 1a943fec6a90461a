using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Jkn.Workflows.Data.Migrations;

/// <summary>Lists that come in.</summary>
[DbContext(typeof(AppDb)), Migration("0020_lists")]
public sealed class M0020_Lists : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "list_imports",
            c => new
            {
                id = c.Column<string>(),
                region = c.Column<string>(),
                file_hmac = c.Column<byte[]>(),
                layout = c.Column<string>(),
                sop = c.Column<string>(),
                state = c.Column<string>(),
                rows = c.Column<int>(),
                valid = c.Column<int>(),
                warned = c.Column<int>(),
                doubled = c.Column<int>(),
                wrong = c.Column<int>(),
                opened = c.Column<int>(),
                refused = c.Column<int>(),
                @sealed = c.Column<byte[]>(nullable: true),
                choices = c.Column<string>(),
                refusals = c.Column<string>(),
                opened_by = c.Column<string>(nullable: true),
                created_at = c.Column<long>(),
                created_by = c.Column<string>(),
                ready_at = c.Column<long>(),
            },
            constraints: t => t.PrimaryKey("pk_list_imports", t => t.id)
        );
        migrationBuilder.CreateIndex("ux_list_imports_region_file_hmac", "list_imports", ["region", "file_hmac"], unique: true);
        migrationBuilder.CreateIndex("ix_list_imports_state_ready_at", "list_imports", ["state", "ready_at"]);
    }
}
