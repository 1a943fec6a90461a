using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Jkn.Workflows.Data.Migrations;

/// <summary>Changes of dated settings; telephones that want no messages.</summary>
[DbContext(typeof(AppDb)), Migration("0024_setting_changes")]
public sealed class M0024_SettingChanges : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "setting_changes",
            c => new
            {
                id = c.Column<string>(),
                region = c.Column<string>(),
                at = c.Column<long>(),
                actor = c.Column<string>(),
                name = c.Column<string>(),
                effective_from = c.Column<string>(),
                before = c.Column<string>(nullable: true),
                after = c.Column<string>(),
            },
            constraints: t => t.PrimaryKey("pk_setting_changes", s => s.id)
        );
        migrationBuilder.CreateIndex("ix_setting_changes_region_at", "setting_changes", ["region", "at"]);
        migrationBuilder.CreateTable(
            "opt_outs",
            c => new { hmac = c.Column<byte[]>(), at = c.Column<long>() },
            constraints: t => t.PrimaryKey("pk_opt_outs", o => o.hmac)
        );
    }
}
